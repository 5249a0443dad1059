using AgentOps.Causes;

namespace AgentOps.Relationships;

/// <summary>What a conversation did to a pair: by how much (−0.03 to 0.03), why, in one sentence.</summary>
[GenerateSerializer, Immutable, Alias("AgentOps.Relationships.DriftRequest")]
public sealed record DriftRequest(
    [property: Id(0)] Guid Conversation, [property: Id(1)] decimal Drift, [property: Id(2)] string Reason, [property: Id(3)] Cause Cause);
