using System.Collections.Immutable;
using AgentOps.Missions;
using AgentOps.Steps;

namespace AgentOps.InMemory;

/// <summary>The missions' rows read as the work list, in memory.</summary>
public sealed class InMemoryWorkList(InMemoryDatabase database) : IWorkList
{
    /// <inheritdoc/>
    public Task<ImmutableArray<OpenStep>> OpenSteps(CompanyKey company, string kind, int limit, CancellationToken cancellationToken) =>
        Task.FromResult(database.Read(company, c => c.OpenMissions
            .SelectMany(mission => mission.Steps.Where(step => step.Kind == kind && IsOpen(step)).Select(step => Show(mission, step)))
            .Take(limit).ToImmutableArray()));

    /// <inheritdoc/>
    public Task<ImmutableArray<string>> OpenKinds(CompanyKey company, CancellationToken cancellationToken) =>
        Task.FromResult(database.Read(company, c => c.OpenMissions
            .SelectMany(mission => mission.Steps.Where(IsOpen).Select(step => step.Kind))
            .Distinct().Order(StringComparer.Ordinal).ToImmutableArray()));

    /// <inheritdoc/>
    public Task<ImmutableArray<Guid>> Stale(
        CompanyKey company, DateTimeOffset leaseBefore, DateTimeOffset progressBefore, int limit, CancellationToken cancellationToken) =>
        Task.FromResult(database.Read(company, c => c.OpenMissions
            .Where(mission => mission.Steps.Any(step =>
                step.Status == StepStatus.Running && (step.LeaseUntil < leaseBefore || step.ProgressAt < progressBefore)))
            .Take(limit).Select(mission => mission.Id).ToImmutableArray()));

    /// <inheritdoc/>
    public Task<ImmutableArray<Guid>> OpenMissions(CompanyKey company, int limit, CancellationToken cancellationToken) =>
        Task.FromResult(database.Read(company, c => c.OpenMissions.Take(limit).Select(mission => mission.Id).ToImmutableArray()));

    private static bool IsOpen(StepState step) => step.Status is StepStatus.Queued or StepStatus.Running;

    private static OpenStep Show(MissionState mission, StepState step) => new(
        mission.Id,
        step.Number,
        step.Status,
        step.Status == StepStatus.Queued && step.After.All(n => mission.Steps.Any(s => s.Number == n && s.Status == StepStatus.Succeeded)),
        step.NotBefore,
        step.LeaseUntil,
        step.Worker);
}
