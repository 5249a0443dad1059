using System.Text.Json.Serialization;

namespace AgentOps.Journals;

/// <summary>
/// One thing a write made true besides the grain's own state (ARCHITECTURE §2). The row trigger on <c>OrleansStorage</c> copies entries into
/// the <c>ops_*</c> tables in the same transaction; the simulated host applies them in memory. A state carries only the entries of its last write.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "t")]
[JsonDerivedType(typeof(EventEntry), "event")]
[JsonDerivedType(typeof(ProposalEntry), "proposal")]
[JsonDerivedType(typeof(DecisionEntry), "decision")]
[JsonDerivedType(typeof(QuotaEntry), "quota")]
[JsonDerivedType(typeof(RowEntry), "row")]
[JsonDerivedType(typeof(RunEntry), "run")]
[JsonDerivedType(typeof(CallEntry), "call")]
[JsonDerivedType(typeof(PolicySeedEntry), "policy_seed")]
[JsonDerivedType(typeof(RuleSeedEntry), "rule_seed")]
[JsonDerivedType(typeof(RuleFiredEntry), "rule_fired")]
[JsonDerivedType(typeof(PostEntry), "post")]
[JsonDerivedType(typeof(MetricsEntry), "metrics")]
public abstract record JournalEntry;
