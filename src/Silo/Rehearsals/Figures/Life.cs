namespace AgentOps.Silo.Rehearsals.Figures;

/// <summary>One rehearsed life.</summary>
/// <param name="Seed">What decided its chances.</param>
/// <param name="Book">Its figures.</param>
/// <param name="Digest">A hash over all its events, proposals and model calls: equal lives have equal digests.</param>
/// <param name="Replay">How it went beside the day that it lived again; null when it lived a day of its own.</param>
internal sealed record Life(long Seed, DayBook Book, string Digest, Replays.Replay? Replay = null);
