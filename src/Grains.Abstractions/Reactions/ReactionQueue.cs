using System.Collections.Immutable;

namespace AgentOps.Reactions;

/// <summary>What waits, and how the patterns in force stand, in the matrix' order.</summary>
[GenerateSerializer, Immutable, Alias("AgentOps.Reactions.ReactionQueue")]
public sealed record ReactionQueue([property: Id(0)] ImmutableArray<WaitingReaction> Waiting, [property: Id(1)] ImmutableArray<PatternCooldown> Patterns);
