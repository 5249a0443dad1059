using System.Collections.Immutable;
using AgentOps.Intake;

namespace AgentOps.Roundtables;

/// <summary>The conversation that was opened; or what is wrong with the request; or why not now.</summary>
[GenerateSerializer, Immutable, Alias("AgentOps.Roundtables.ConveneReply")]
public sealed record ConveneReply(
    [property: Id(0)] Roundtable? Roundtable, [property: Id(1)] ImmutableArray<FieldError> Errors, [property: Id(2)] string? NotNow);
