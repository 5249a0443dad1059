using AgentOps.Causes;
using AgentOps.Intake;
using AgentOps.Missions;
using AgentOps.WhatIf;

namespace AgentOps.Grains.Tests.WhatIf;

/// <summary>Recorded proposals, hour by hour from midnight of the day that <see cref="Some.Now"/> is on.</summary>
internal static class Past
{
    internal static readonly DateTimeOffset Midnight = Some.Now.Date.ToUniversalTime();

    internal static PastProposal Rejected(double hour, string gate, params string[] kinds) =>
        Made(hour, kinds) with { Status = ProposalStatus.Rejected, Gate = gate, Rejection = $"Said {gate}.", DecidedAt = At(hour) };

    internal static PastProposal Pending(double hour, params string[] kinds) => Made(hour, kinds) with { Status = ProposalStatus.Pending };

    /// <summary>Ran: every step ended a minute later.</summary>
    internal static PastProposal Ran(double hour, StepStatus end, decimal usd, params string[] kinds) => Made(hour, kinds) with
    {
        Status = ProposalStatus.Accepted, DecidedAt = At(hour), DecidedBy = "auto_approve", Steps = [.. kinds.Select(_ => new PastStep(end, At(hour).AddMinutes(1), usd))],
    };

    internal static DateTimeOffset At(double hour) => Midnight.AddHours(hour);

    internal static PastDays Days(params PastProposal[] proposals) => new([.. proposals.OrderBy(p => p.CreatedAt)], [], false);

    private static PastProposal Made(double hour, string[] kinds) => new(
        Guid.CreateVersion7(), "brain", "Look", [.. kinds], new Cause("person:test", $"proposal:{hour}", 0), ProposalStatus.Pending, null, null, At(hour), null, null, []);
}
