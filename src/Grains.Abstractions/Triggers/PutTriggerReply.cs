using System.Collections.Immutable;
using AgentOps.Intake;

namespace AgentOps.Triggers;

/// <summary>The rule as stored, or what is wrong with it (400), or neither when there is no such rule (404).</summary>
[GenerateSerializer, Immutable, Alias("AgentOps.Triggers.PutTriggerReply")]
public sealed record PutTriggerReply([property: Id(0)] TriggerRule? Rule, [property: Id(1)] ImmutableArray<FieldError> Errors);
