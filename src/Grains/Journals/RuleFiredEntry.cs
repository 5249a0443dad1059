namespace AgentOps.Journals;

/// <summary>A rule fired: counts it in <c>ops_trigger_rules</c>, which is no change of the rule.</summary>
public sealed record RuleFiredEntry(string Company, string Name, int Times, DateTimeOffset At) : JournalEntry;
