using AgentOps.Models;

namespace AgentOps.Silo.Rehearsals.Replays;

/// <summary>What a server paid for tokens, as its calls show it: it may have been told other prices than the table's, and an archive does not hold a server's settings.</summary>
internal static class Prices
{
    /// <summary>The price by which every one of these calls was reckoned; null when that is the table's, or when there is no such price.</summary>
    public static ModelPrice? Paid(IReadOnlyList<ModelCall> calls)
    {
        if (calls.All(c => PriceTable.Of(c.Model).Of(c.InputTokens, c.OutputTokens) == c.Usd)) return null;
        if (calls.FirstOrDefault(c => c.Usd > 0) is not { } a) return new(0, 0);
        foreach (var b in calls)
        {
            var det = ((decimal)a.InputTokens * b.OutputTokens) - ((decimal)b.InputTokens * a.OutputTokens);
            if (det == 0) continue;
            var price = new ModelPrice(
                Million(((a.Usd * b.OutputTokens) - (b.Usd * a.OutputTokens)) / det), Million(((b.Usd * a.InputTokens) - (a.Usd * b.InputTokens)) / det));
            return calls.All(c => price.Of(c.InputTokens, c.OutputTokens) == c.Usd) ? price : null;
        }

        return null;
    }

    /// <summary>Without zeros at its end, as people write prices.</summary>
    private static decimal Million(decimal usd) => Math.Round(usd * 1_000_000m, 6) / 1.0000000000000000000000000000m;
}
