using System.Collections.Immutable;
using AgentOps.Causes;

namespace AgentOps.Roundtables;

/// <summary>A person wants a conversation (API.md <c>POST ./roundtables</c>).</summary>
/// <param name="Participants">Empty: drawn as the format needs them.</param>
[GenerateSerializer, Immutable, Alias("AgentOps.Roundtables.ConveneRequest")]
public sealed record ConveneRequest(
    [property: Id(0)] string Format, [property: Id(1)] string Topic, [property: Id(2)] ImmutableArray<string> Participants, [property: Id(3)] Actor By);
