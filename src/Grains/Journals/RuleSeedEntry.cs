using AgentOps.Triggers;

namespace AgentOps.Journals;

/// <summary>A row of <c>ops_trigger_rules</c> that a template brings; does nothing when the row exists.</summary>
public sealed record RuleSeedEntry(string Company, TriggerRule Rule) : JournalEntry;
