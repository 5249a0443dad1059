using System.Collections.Immutable;
using AgentOps.Companies;
using AgentOps.Intake;
using AgentOps.Policies;
using AgentOps.Time;

namespace AgentOps.WhatIf;

/// <summary>
/// Takes recorded proposals through the door again, in order, under other rules. It is the door's own <see cref="Door.Judge"/>; this only moves the
/// counters as time goes by, day by company day. Pure.
/// </summary>
/// <remarks>
/// What really ran ends when and as it really did. What never ran but would now is taken to succeed at once at its estimate. A person's yes or no stands
/// wherever a person would be asked. Every recorded proposal is taken to be made again: who proposes is not replayed.
/// </remarks>
public sealed class Replay
{
    private readonly DoorContext _open;
    private readonly DoorContext _paused;
    private readonly string _zone;
    private readonly Func<string, decimal> _paid;
    private readonly PriorityQueue<(string? Agent, StepHold Hold, decimal Usd, bool Done), DateTimeOffset> _ahead = new();
    private Tally _tally = new(ImmutableDictionary<(string, string), QuotaCount>.Empty, "");

    private Replay(DoorContext context, Func<string, decimal> paid)
    {
        _open = context with { Company = context.Company with { State = CompanyState.Open } };
        _paused = context with { Company = context.Company with { State = CompanyState.Paused } };
        _zone = context.Policies.Get(PolicyCatalog.Company).TimeZone;
        _paid = paid;
    }

    /// <summary>The outcomes, in the order of the proposals.</summary>
    /// <param name="isOpen">Whether the company's door was open for a proposal.</param>
    /// <param name="paid">The price of a step kind under the rules in force, which the recorded costs were paid at.</param>
    public static ImmutableArray<Replayed> Run(PastDays past, DoorContext context, Func<PastProposal, bool> isOpen, Func<string, decimal> paid)
    {
        var replay = new Replay(context, paid);
        foreach (var spent in past.Spending) replay._ahead.Enqueue((spent.Agent, new(null, 0), spent.Usd, true), spent.At);
        return [.. past.Proposals.Select(proposal => replay.Next(proposal, isOpen(proposal)))];
    }

    private Replayed Next(PastProposal past, bool isOpen)
    {
        while (_ahead.TryPeek(out _, out var at) && at <= past.CreatedAt) End(_ahead.Dequeue(), at);
        Turn(past.CreatedAt);
        var request = new ProposeRequest(past.Agent, past.Title, null, [.. past.Kinds.Select(kind => new ProposedStep(kind, default))], "replay", "replay");
        var verdict = Door.Judge(request, past.Cause, isOpen ? _open : _paused, _tally);
        if (!verdict.Admitted) return new(ReplayOutcome.Rejected, verdict.Gate, verdict.Rejection, 0);

        var refused = !verdict.Approved && past is { Status: ProposalStatus.Rejected, Gate: DoorStages.Person or DoorStages.Expired };
        var accepted = verdict.Approved || (past.Status == ProposalStatus.Accepted && past.DecidedBy != PolicyCatalog.AutoApprove.Key);
        var waits = !refused && !accepted && past.Status == ProposalStatus.Pending;
        decimal usd = 0;
        for (var i = 0; i < verdict.Holds.Length; i++)
        {
            var hold = verdict.Holds[i];
            if (i < past.Steps.Length)
            {
                var step = past.Steps[i];
                var spent = Spent(past.Kinds[i], step.SpentUsd);
                usd += spent;
                if (step.FinishedAt is { } end) _ahead.Enqueue((past.Agent, hold, spent, step.Status == Missions.StepStatus.Succeeded), end);
            }
            else if (refused)
            {
                _ahead.Enqueue((past.Agent, hold, 0, false), past.DecidedAt ?? past.CreatedAt);
            }
            else if (!waits)
            {
                usd += hold.Usd;
                _ahead.Enqueue((past.Agent, hold, hold.Usd, true), past.CreatedAt);
            }
        }

        return refused ? new(ReplayOutcome.Rejected, past.Gate, past.Rejection, 0)
            : accepted ? new(ReplayOutcome.Accepted, null, null, usd)
            : new(ReplayOutcome.Waiting, null, null, 0);
    }

    private void End((string? Agent, StepHold Hold, decimal Usd, bool Done) end, DateTimeOffset at)
    {
        Turn(at);
        if (end.Agent is not { } agent)
        {
            _tally.Move(DoorStages.Budget, _tally.Day, 0, end.Usd);
            return;
        }

        foreach (var (gate, day, count, usd) in Door.Settle(agent, end.Hold, end.Usd, end.Done, _tally.Day)) _tally.Move(gate, day, count, usd);
    }

    private void Turn(DateTimeOffset at)
    {
        var day = CompanyDay.Of(at, _zone);
        if (day != _tally.Day) _tally = _tally.On(day);
    }

    /// <summary>What a step cost, at the price under the rules replayed.</summary>
    private decimal Spent(string kind, decimal usd) => _paid(kind) is > 0 and var paid ? usd * _open.Price(kind) / paid : usd;
}
