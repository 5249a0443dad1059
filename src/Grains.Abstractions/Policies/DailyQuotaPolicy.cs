using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace AgentOps.Policies;

/// <summary><c>x_daily_quota</c>: how many posts a day.</summary>
public sealed record DailyQuotaPolicy
{
    [Description("Posts a day, done and admitted together."), Range(0, 100_000)]
    public int Limit { get; init; } = 8;
}
