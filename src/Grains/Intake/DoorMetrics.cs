using System.Diagnostics.Metrics;
using AgentOps.Telemetry;

namespace AgentOps.Intake;

/// <summary>Counts what the door decided, once it is stored.</summary>
internal static class DoorMetrics
{
    private static readonly Counter<long> Proposals = CompanyMeter.Meter.CreateCounter<long>(
        "agentops.proposals", "{proposal}", "Proposals judged at the door, by company, status and, when rejected, gate.");

    /// <summary>A batch is stored. Repeated questions are not proposals.</summary>
    public static void Judged(CompanyKey company, IEnumerable<DoorWork> batch)
    {
        if (!Proposals.Enabled) return;
        foreach (var work in batch)
        {
            if (work is not ProposeWork { Reply: { Outcome: ProposeOutcome.Recorded, Proposal: { } proposal } }) continue;
            Proposals.Add(
                1, new("agentops.company", company.Value), new("agentops.status", proposal.Status.ToString().ToLowerInvariant()), new("agentops.gate", proposal.Gate ?? ""));
        }
    }
}
