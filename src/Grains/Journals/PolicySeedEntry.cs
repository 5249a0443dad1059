using AgentOps.Json;

namespace AgentOps.Journals;

/// <summary>A row of <c>ops_policy</c> that a template brings; does nothing when the row exists.</summary>
public sealed record PolicySeedEntry(string Company, string Key, JsonText Value, string By) : JournalEntry;
