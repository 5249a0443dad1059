using System.Collections.Immutable;
using AgentOps.Missions;

namespace AgentOps.Executors;

/// <summary>A mission that failed, as a diagnosis sees it.</summary>
public sealed record FailedMission(string Id, string Title, string Agent, string Status, ImmutableArray<FailedMission.Step> Steps)
{
    /// <summary>A step of it, with what its last attempt said.</summary>
    public sealed record Step(string Kind, string Status, int Attempts, string? Error)
    {
        /// <summary>A step as the mission's state holds it.</summary>
        public static Step Of(StepState state) => new(state.Kind, Word(state.Status), state.Attempts, state.Error);

        private static string Word(StepStatus status) => status.ToString().ToLowerInvariant();
    }
}
