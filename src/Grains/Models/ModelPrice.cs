namespace AgentOps.Models;

/// <summary>USD for a million tokens.</summary>
public sealed record ModelPrice(decimal Input, decimal Output)
{
    /// <summary>What so many tokens cost, in USD.</summary>
    public decimal Of(long inputTokens, long outputTokens) => ((inputTokens * Input) + (outputTokens * Output)) / 1_000_000m;
}
