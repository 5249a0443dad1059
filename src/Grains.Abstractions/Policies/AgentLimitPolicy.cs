using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace AgentOps.Policies;

/// <summary><c>agent_daily_limit</c>: proposals of one agent a day (SPEC §2.1, stage 5).</summary>
public sealed record AgentLimitPolicy
{
    [Description("Proposals an agent may have admitted in a day."), Range(0, 10_000_000)]
    public int Limit { get; init; } = 20;
}
