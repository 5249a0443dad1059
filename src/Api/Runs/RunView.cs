using AgentOps.Heartbeats;

namespace AgentOps.Api.Runs;

/// <summary>One heartbeat and what each duty did (SPEC §2.5).</summary>
public sealed record RunView(Guid Id, DateTimeOffset StartedAt, int TookMs, IReadOnlyList<DutyView> Duties)
{
    internal static RunView Of(HeartbeatRun run) => new(run.Id, run.StartedAt, run.TookMs, [.. run.Duties.Select(DutyView.Of)]);
}
