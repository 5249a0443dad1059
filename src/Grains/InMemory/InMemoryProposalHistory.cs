using AgentOps.Journals;
using AgentOps.Missions;
using AgentOps.WhatIf;

namespace AgentOps.InMemory;

/// <summary>What a company was asked, over the in-memory tables.</summary>
public sealed class InMemoryProposalHistory(InMemoryDatabase database) : IProposalHistory
{
    /// <inheritdoc/>
    public Task<PastDays> Since(CompanyKey company, DateTimeOffset from, int limit, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(database.Read(company, c =>
        {
            var missions = c.NewestMissions().TakeWhile(m => m.CreatedAt >= from).ToDictionary(m => m.ProposalId);
            var since = c.Proposals.Since(from).Reverse().ToList();
            return new PastDays(
                [.. since.Skip(since.Count - Math.Min(limit, since.Count)).Select(p => new PastProposal(
                    p.Id, p.Agent, p.Title, [.. p.Steps.Select(s => s.Kind)], p.Cause, p.Status, p.Gate, p.Rejection, p.CreatedAt, p.DecidedAt, p.DecidedBy,
                    missions.TryGetValue(p.Id, out var mission) ? [.. mission.Steps.Select(Step)] : []))],
                [.. c.Calls.Since(from).Reverse().Where(call => call.MissionId is null && call.Call.Usd > 0).OrderBy(call => call.Call.At).Select(Spending)],
                since.Count > limit);
        }));
    }

    private static PastStep Step(StepState step) => new(step.Status, step.FinishedAt, step.SpentUsd);

    private static PastSpending Spending(CallEntry entry) => new(entry.Call.At, entry.Agent, entry.Call.Usd);
}
