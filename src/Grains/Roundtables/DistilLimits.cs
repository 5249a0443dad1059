using AgentOps.Policies;

namespace AgentOps.Roundtables;

/// <summary>What a conversation may leave behind (SPEC §4, §5).</summary>
public sealed record DistilLimits(int MaxMemories, decimal MinConfidence, decimal MaxDrift)
{
    /// <summary>No conversation moves a pair further (SPEC §5, fixed).</summary>
    public const decimal FurthestDrift = 0.03m;

    /// <summary>The limits in force.</summary>
    public static DistilLimits Of(PolicySet policies)
    {
        var (memory, drift) = (policies.Get(PolicyCatalog.Memory), policies.Get(PolicyCatalog.RelationshipDrift));
        return new(memory.MaxPerConversation, (decimal)memory.MinConfidence, drift.Enabled ? Math.Min(FurthestDrift, (decimal)drift.MaxDrift) : 0);
    }
}
