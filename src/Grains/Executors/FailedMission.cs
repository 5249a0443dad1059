using System.Collections.Immutable;

namespace AgentOps.Executors;

/// <summary>A mission that failed, as a diagnosis sees it.</summary>
public sealed record FailedMission(string Id, string Title, string Agent, string Status, ImmutableArray<FailedMission.Step> Steps)
{
    /// <summary>A step of it, with what its last attempt said.</summary>
    public sealed record Step(string Kind, string Status, int Attempts, string? Error);
}
