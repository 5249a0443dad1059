using System.Collections.Immutable;

namespace AgentOps.Silo.Rehearsals.Replays;

/// <summary>How a life went that was lived again.</summary>
/// <param name="Answered">Model calls that found their recorded answer.</param>
/// <param name="Missed">Model calls that were never asked before, and were answered by the script.</param>
/// <param name="Decisions">Its decisions beside the recorded ones.</param>
/// <param name="Done">What persons did, and was done again at its time.</param>
/// <param name="Impossible">What persons did, and had no object in this life.</param>
/// <param name="Left">What else came from outside, and was not done again.</param>
internal sealed record Replay(
    int Answered, int Missed, Decisions Decisions, ImmutableSortedDictionary<string, int> Done, ImmutableSortedDictionary<string, int> Impossible, ImmutableSortedDictionary<string, int> Left);
