using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace AgentOps.Policies;

/// <summary><c>llm_budget</c>: what models may cost (SPEC §2.1, stage 7).</summary>
public sealed record BudgetPolicy
{
    [Description("USD a day for the whole company."), Range(0, 1_000_000)]
    public decimal DailyUsd { get; init; } = 1.0m;

    [Description("USD a day for one agent."), Range(0, 1_000_000)]
    public decimal AgentDailyUsd { get; init; } = 0.4m;
}
