using System.Collections.Immutable;
using AgentOps.Intake;

namespace AgentOps.Routines;

/// <summary>The routine as it stands, or what is wrong with the change (400), or neither when there is no such routine (404).</summary>
[GenerateSerializer, Immutable, Alias("AgentOps.Routines.RoutineReply")]
public sealed record RoutineReply([property: Id(0)] RoutineInfo? Routine, [property: Id(1)] ImmutableArray<FieldError> Errors);
