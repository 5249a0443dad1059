using System.Collections.Immutable;

namespace AgentOps.Conformance.Tests.Copying;

[GenerateSerializer, Immutable]
[Alias("conformance.Fixed")]
public sealed record Fixed([property: Id(0)] string Text, [property: Id(1)] ImmutableArray<string> Words);
