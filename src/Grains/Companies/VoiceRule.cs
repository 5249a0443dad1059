namespace AgentOps.Companies;

/// <summary>How memories change a voice (SPEC §7): holds when an agent has more than so many memories of a type.</summary>
/// <param name="Name">Names the rule in transcripts.</param>
/// <param name="Type">The memory type counted: insight, pattern, strategy, preference or lesson.</param>
/// <param name="MoreThan">The count that must be exceeded.</param>
/// <param name="Modifier">What is added to the voice.</param>
/// <param name="Tag">Counts only memories with this tag; null for all.</param>
/// <param name="TopTag">The most frequent tag among those counted must be this one; null for any.</param>
public sealed record VoiceRule(string Name, string Type, int MoreThan, string Modifier, string? Tag = null, string? TopTag = null);
