using AgentOps.Reactions;

namespace AgentOps.Api.Reactions;

/// <summary>When a pattern answered last, and from when it may again.</summary>
public sealed record PatternView(string Pattern, DateTimeOffset? AnsweredAt, DateTimeOffset? FreeAt)
{
    internal static PatternView Of(PatternCooldown p) => new(p.Pattern, p.AnsweredAt, p.FreeAt);
}
