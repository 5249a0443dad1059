using System.Text.Json.Serialization;
using AgentOps.Intake;

namespace AgentOps.Api.Proposals;

/// <summary>A recorded proposal (API.md). <see cref="Estimate"/> is in USD.</summary>
/// <param name="Untrusted">True when an event of another system caused it, so that its words may be strangers'; left out otherwise.</param>
public sealed record ProposalView(
    Guid Id,
    string Agent,
    string Title,
    string? Reason,
    string Source,
    ProposalStatus Status,
    string? Gate,
    string? Rejection,
    IReadOnlyList<ProposedStepView> Steps,
    Guid? MissionId,
    decimal Estimate,
    string Cause,
    string RootCause,
    DateTimeOffset CreatedAt,
    DateTimeOffset? DecidedAt,
    string? DecidedBy,
    string? Note,
    string? MemoryId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Untrusted)
{
    internal static ProposalView Of(ProposalRecord p)
    {
        var steps = new ProposedStepView[p.Steps.Length];
        for (var i = 0; i < steps.Length; i++) steps[i] = new(p.Steps[i].Kind, p.Steps[i].Payload, p.Steps[i].After);
        return new(
            p.Id, p.Agent, p.Title, p.Reason, p.Source, p.Status, p.Gate, p.Rejection, steps, p.MissionId, p.EstimateUsd,
            p.Cause.Direct, p.Cause.Root, p.CreatedAt, p.DecidedAt, p.DecidedBy, p.Note, p.MemoryId, p.Cause.BeganOutside());
    }
}
