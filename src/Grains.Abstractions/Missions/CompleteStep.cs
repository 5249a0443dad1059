using System.Collections.Immutable;
using System.Text;
using AgentOps.Json;
using AgentOps.Models;

namespace AgentOps.Missions;

/// <summary>A worker's result, with the model calls it made (empty for external workers).</summary>
[GenerateSerializer, Immutable, Alias("AgentOps.Missions.CompleteStep")]
public sealed record CompleteStep(
    [property: Id(0)] int Step,
    [property: Id(1)] string Token,
    [property: Id(2)] JsonText Result,
    [property: Id(3)] ImmutableArray<ModelCall> Calls)
{
    /// <summary>The most bytes a result may have, whoever worked the step: a mission's row is written as a whole at each of its transitions.</summary>
    public const int MaxResult = 32 * 1024;

    /// <summary>Whether a result is small enough to be kept.</summary>
    public static bool Fits(JsonText result) => Encoding.UTF8.GetByteCount(result.Value) <= MaxResult;
}
