using System.Collections.Frozen;
using System.Text.Json;
using AgentOps.Json;

namespace AgentOps.Policies;

/// <summary>Every policy key with its shape (SPEC §2.4); <c>worker_&lt;kind&gt;</c> stands for one a step kind.</summary>
public static class PolicyCatalog
{
    /// <summary>What the keys of worker policies start with.</summary>
    public const string WorkerPrefix = "worker_";

    public static readonly Policy<CompanyPolicy> Company = new("company");
    public static readonly Policy<AutoApprovePolicy> AutoApprove = new("auto_approve");
    public static readonly Policy<DailyQuotaPolicy> XDailyQuota = new("x_daily_quota");
    public static readonly Policy<ContentPolicy> Content = new("content_policy");
    public static readonly Policy<DeployPolicy> Deploy = new("deploy_policy");
    public static readonly Policy<AgentLimitPolicy> AgentLimit = new("agent_daily_limit");
    public static readonly Policy<LoopPolicy> Loop = new("loop_policy");
    public static readonly Policy<BudgetPolicy> Budget = new("llm_budget");
    public static readonly Policy<RoutingPolicy> Routing = new("llm_routing");
    public static readonly Policy<ReactionMatrixPolicy> Reactions = new("reaction_matrix");
    public static readonly Policy<RoundtablePolicy> Roundtables = new("roundtable_policy");
    public static readonly Policy<SchedulePolicy> Schedule = new("schedule");
    public static readonly Policy<MemoryPolicy> Memory = new("memory_policy");
    public static readonly Policy<MemoryInfluencePolicy> MemoryInfluence = new("memory_influence_policy");
    public static readonly Policy<RelationshipDriftPolicy> RelationshipDrift = new("relationship_drift_policy");
    public static readonly Policy<InitiativePolicy> Initiative = new("initiative_policy");
    public static readonly Policy<VoicePolicy> Voice = new("voice_policy");
    public static readonly Policy<HeartbeatPolicy> Heartbeat = new("heartbeat");
    public static readonly Policy<RetentionPolicy> Retention = new("retention");
    public static readonly Policy<BridgePolicy> Bridge = new("bridge_policy");

    private static readonly FrozenDictionary<string, Type> Shapes = new Dictionary<string, Type>
    {
        [Company.Key] = typeof(CompanyPolicy),
        [AutoApprove.Key] = typeof(AutoApprovePolicy),
        [XDailyQuota.Key] = typeof(DailyQuotaPolicy),
        [Content.Key] = typeof(ContentPolicy),
        [Deploy.Key] = typeof(DeployPolicy),
        [AgentLimit.Key] = typeof(AgentLimitPolicy),
        [Loop.Key] = typeof(LoopPolicy),
        [Budget.Key] = typeof(BudgetPolicy),
        [Routing.Key] = typeof(RoutingPolicy),
        [Reactions.Key] = typeof(ReactionMatrixPolicy),
        [Roundtables.Key] = typeof(RoundtablePolicy),
        [Schedule.Key] = typeof(SchedulePolicy),
        [Memory.Key] = typeof(MemoryPolicy),
        [MemoryInfluence.Key] = typeof(MemoryInfluencePolicy),
        [RelationshipDrift.Key] = typeof(RelationshipDriftPolicy),
        [Initiative.Key] = typeof(InitiativePolicy),
        [Voice.Key] = typeof(VoicePolicy),
        [Heartbeat.Key] = typeof(HeartbeatPolicy),
        [Retention.Key] = typeof(RetentionPolicy),
        [Bridge.Key] = typeof(BridgePolicy),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The keys every company has, in the order of SPEC §2.4, then ours; worker keys come on top, one a kind.</summary>
    public static IReadOnlyList<string> Keys { get; } =
    [
        "company", "auto_approve", "x_daily_quota", "content_policy", "deploy_policy", "agent_daily_limit", "loop_policy", "llm_budget", "llm_routing",
        "reaction_matrix", "roundtable_policy", "schedule", "memory_policy", "memory_influence_policy", "relationship_drift_policy", "initiative_policy",
        "voice_policy", "heartbeat", "retention", "bridge_policy",
    ];

    /// <summary>The shape behind a key; null for a key that is no policy.</summary>
    public static Type? Shape(string key) =>
        Shapes.GetValueOrDefault(key)
        ?? (key.StartsWith(WorkerPrefix, StringComparison.Ordinal) && KeyText.IsName(key[WorkerPrefix.Length..]) ? typeof(WorkerPolicy) : null);

    /// <summary>The JSON schema of a key's value. The key must have a <see cref="Shape"/>.</summary>
    public static JsonText Schema(string key) => PolicySchema.Of(Known(key));

    /// <summary>The default value of a key. The key must have a <see cref="Shape"/>.</summary>
    public static JsonText Default(string key)
    {
        var shape = Known(key);
        return new(JsonSerializer.Serialize(Activator.CreateInstance(shape), shape, Wire.Policy));
    }

    private static Type Known(string key) => Shape(key) ?? throw new ArgumentException($"'{key}' is no policy.", nameof(key));
}
