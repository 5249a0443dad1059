using System.Collections.Immutable;
using AgentOps.Intake;

namespace AgentOps.Policies;

/// <summary>Errors (400) when the value does not fit its schema, <see cref="Conflict"/> (412) when another version is current, else the new version.</summary>
[GenerateSerializer, Immutable, Alias("AgentOps.Policies.PutPolicyReply")]
public sealed record PutPolicyReply([property: Id(0)] long Version, [property: Id(1)] bool Conflict, [property: Id(2)] ImmutableArray<FieldError> Errors);
