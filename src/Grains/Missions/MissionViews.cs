using System.Collections.Immutable;

namespace AgentOps.Missions;

/// <summary>A mission's state as others may see it.</summary>
public static class MissionViews
{
    /// <summary>The whole mission, without tokens.</summary>
    public static MissionRecord Record(MissionState m) => new(
        m.Id, m.ProposalId, m.Title, m.Agent, m.Status, [.. m.Steps.Select(s => Record(m, s))], m.CreatedAt, m.StartedAt, m.FinishedAt, m.Cause);

    /// <summary>One step, without its token.</summary>
    public static StepRecord Record(MissionState m, StepState s) => new(
        new StepKey(m.Id, s.Number).ToString(), s.Kind, s.Status, s.Payload, s.Result, s.Error, s.Attempts, s.Worker, s.StartedAt, s.FinishedAt, s.SpentUsd);

    /// <summary>A started step as its worker gets it.</summary>
    public static ClaimedStep Claimed(MissionState m, StepState s) => new(
        new StepKey(m.Id, s.Number).ToString(), m.Id, m.Title, m.Agent, s.Kind, s.Payload, Earlier(m, s), s.Attempts, s.Token!, s.LeaseUntil!.Value,
        s.ReservedUsd - s.SpentUsd, m.Cause.Root);

    private static ImmutableArray<EarlierResult> Earlier(MissionState m, StepState step) =>
    [
        .. m.Steps.Where(s => s.Number < step.Number && s.Result is not null)
            .Select(s => new EarlierResult(new StepKey(m.Id, s.Number).ToString(), s.Kind, s.Result!.Value)),
    ];
}
