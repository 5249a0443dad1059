using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace AgentOps.Policies;

/// <summary><c>worker_&lt;kind&gt;</c>: how steps of a kind are worked (SPEC §2.2, §9).</summary>
public sealed record WorkerPolicy
{
    [Description("Whether steps of this kind are handed out. The breaker switches it off after three failures in a row.")]
    public bool Enabled { get; init; } = true;

    [Description("After the breaker switched it off: minutes until one step is let through as a probe; 0 leaves it to a person."), Range(0, 10_080)]
    public int ProbeMinutes { get; init; }

    [Description("How many the server itself works on at once; external workers set their own by what they claim."), Range(0, 1_000)]
    public int Concurrency { get; init; } = 4;

    [Description("Attempts before a step fails."), Range(1, 20)]
    public int MaxAttempts { get; init; } = 3;

    [Description("Seconds a worker holds a step before it must renew."), Range(1, 86_400)]
    public int LeaseSeconds { get; init; } = 120;
}
