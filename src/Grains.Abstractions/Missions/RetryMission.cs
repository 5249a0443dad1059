using System.Collections.Immutable;
using AgentOps.Causes;
using AgentOps.Intake;

namespace AgentOps.Missions;

/// <summary>Runs again what did not succeed, with the places the door reserved anew for those steps. The same id again changes nothing.</summary>
[GenerateSerializer, Immutable, Alias("AgentOps.Missions.RetryMission")]
public sealed record RetryMission(
    [property: Id(0)] Guid Id,
    [property: Id(1)] ImmutableDictionary<int, StepHold> Holds,
    [property: Id(2)] Actor By);
