namespace Workers;

/// <summary>The answer to a claim.</summary>
internal sealed record Claim(IReadOnlyList<Step> Steps);
