namespace AgentOps.Roundtables;

/// <summary>What came of a slot today.</summary>
/// <param name="Slot">Hour and name.</param>
/// <param name="Roll">What was rolled against the slot's probability.</param>
/// <param name="Outcome"><c>convened</c>, or why not.</param>
public sealed record SlotDecision(string Slot, double Roll, string Outcome);
