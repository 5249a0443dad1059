using AgentOps.Heartbeats;

namespace AgentOps.Api.Runs;

/// <summary>What one duty did.</summary>
public sealed record DutyView(string Name, bool Ok, int TookMs, IReadOnlyDictionary<string, int> Counts, string? Error)
{
    internal static DutyView Of(DutyResult duty) => new(duty.Name, duty.Ok, duty.TookMs, duty.Counts, duty.Error);
}
