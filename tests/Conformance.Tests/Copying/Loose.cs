namespace AgentOps.Conformance.Tests.Copying;

/// <summary>A record that is not marked immutable.</summary>
[GenerateSerializer]
[Alias("conformance.Loose")]
public sealed record Loose([property: Id(0)] string Text, [property: Id(1)] Dictionary<string, Mutable> Parts);
