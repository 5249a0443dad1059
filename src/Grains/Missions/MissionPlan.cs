using System.Collections.Immutable;
using AgentOps.Companies;
using AgentOps.Intake;

namespace AgentOps.Missions;

/// <summary>Turns an accepted proposal into the first state of its mission (SPEC §2.1, stage 10).</summary>
public static class MissionPlan
{
    /// <summary>The mission as the intake plants it: approved, every step queued.</summary>
    public static MissionState Of(CompanyInfo company, ProposalRecord proposal, Guid id, DateTimeOffset now) => new()
    {
        Company = company.Key.Value,
        Id = id,
        ProposalId = proposal.Id,
        Title = proposal.Title,
        Agent = proposal.Agent,
        AgentName = company.NameOf(proposal.Agent),
        Status = MissionStatus.Approved,
        CreatedAt = now,
        Cause = proposal.Cause.By($"proposal:{proposal.Id}"),
        MemoryId = proposal.MemoryId,
        Steps = [.. proposal.Steps.Select((step, i) => new StepState
        {
            Number = i + 1,
            Kind = step.Kind,
            Status = StepStatus.Queued,
            Payload = step.Payload,
            After = step.After ?? (i == 0 ? [] : [i]),
            Gate = proposal.Holds[i].Gate,
            ReservedUsd = proposal.Holds[i].Usd,
        })],
    };

    /// <summary>The steps that may run now: queued, and everything they wait for has succeeded.</summary>
    public static IEnumerable<StepState> Ready(MissionState mission) =>
        mission.Status is MissionStatus.Approved or MissionStatus.Running
            ? mission.Steps.Where(step => IsReady(mission.Steps, step))
            : [];

    /// <summary>True when a step is queued and everything it waits for has succeeded.</summary>
    public static bool IsReady(ImmutableArray<StepState> steps, StepState step) =>
        step.Status == StepStatus.Queued && step.After.All(n => steps[n - 1].Status == StepStatus.Succeeded);
}
