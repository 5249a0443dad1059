using AgentOps.Api.Steps;
using AgentOps.Missions;

namespace AgentOps.Api.Missions;

/// <summary>A mission (API.md).</summary>
public sealed record MissionView(
    Guid Id,
    Guid ProposalId,
    string Title,
    string Agent,
    MissionStatus Status,
    IReadOnlyList<StepView> Steps,
    DateTimeOffset CreatedAt,
    DateTimeOffset? StartedAt,
    DateTimeOffset? FinishedAt,
    string Cause,
    string RootCause)
{
    internal static MissionView Of(MissionRecord m) => new(
        m.Id, m.ProposalId, m.Title, m.Agent, m.Status, [.. m.Steps.Select(s => StepView.Of(s))], m.CreatedAt, m.StartedAt, m.FinishedAt, m.Cause.Direct, m.Cause.Root);
}
