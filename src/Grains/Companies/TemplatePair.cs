namespace AgentOps.Companies;

/// <summary>Where a pair of agents starts (SPEC §5).</summary>
/// <param name="A">The alphabetically first key.</param>
/// <param name="B">The other key.</param>
/// <param name="Affinity">0.10–0.95.</param>
/// <param name="Backstory">Why, in a sentence or two.</param>
public sealed record TemplatePair(string A, string B, double Affinity, string Backstory);
