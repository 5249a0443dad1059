namespace AgentOps.Reactions;

/// <summary>When a pattern answered last, and from when it may again.</summary>
[GenerateSerializer, Immutable, Alias("AgentOps.Reactions.PatternCooldown")]
public sealed record PatternCooldown([property: Id(0)] string Pattern, [property: Id(1)] DateTimeOffset? AnsweredAt, [property: Id(2)] DateTimeOffset? FreeAt);
