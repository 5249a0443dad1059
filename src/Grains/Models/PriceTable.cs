namespace AgentOps.Models;

/// <summary>
/// What models cost, in USD for a million tokens, input and output (SPEC §8). List prices change: set <c>AGENTOPS_LLM_PRICE</c> when yours differ.
/// A name is matched by its longest known beginning, so dated versions are found under their family.
/// </summary>
public static class PriceTable
{
    /// <summary>A model that is not listed is priced like a dear one, so that a budget never gives a bad surprise.</summary>
    public static ModelPrice Unknown { get; } = new(5m, 25m);

    private static readonly (string Model, decimal Input, decimal Output)[] Prices =
    [
        ("scripted", 0m, 0m),
        ("gpt-4o-mini", 0.15m, 0.60m),
        ("gpt-4o", 2.50m, 10.00m),
        ("gpt-4.1-nano", 0.10m, 0.40m),
        ("gpt-4.1-mini", 0.40m, 1.60m),
        ("gpt-4.1", 2.00m, 8.00m),
        ("gpt-5-nano", 0.05m, 0.40m),
        ("gpt-5-mini", 0.25m, 2.00m),
        ("gpt-5", 1.25m, 10.00m),
        ("o3", 2.00m, 8.00m),
        ("o4-mini", 1.10m, 4.40m),
        ("claude-3-haiku", 0.25m, 1.25m),
        ("claude-3-5-haiku", 0.80m, 4.00m),
        ("claude-haiku-4", 1.00m, 5.00m),
        ("claude-3-5-sonnet", 3.00m, 15.00m),
        ("claude-3-7-sonnet", 3.00m, 15.00m),
        ("claude-sonnet-4", 3.00m, 15.00m),
        ("claude-opus-4-5", 5.00m, 25.00m),
        ("claude-opus-4", 15.00m, 75.00m),
        ("deepseek-chat", 0.27m, 1.10m),
        ("deepseek-reasoner", 0.55m, 2.19m),
        ("mistral-small", 0.10m, 0.30m),
        ("mistral-large", 2.00m, 6.00m),
    ];

    /// <summary>The price of a model.</summary>
    public static ModelPrice Of(string model)
    {
        var found = Prices.Where(p => model.StartsWith(p.Model, StringComparison.OrdinalIgnoreCase)).OrderByDescending(p => p.Model.Length).FirstOrDefault();
        return found.Model is null ? Unknown : new(found.Input, found.Output);
    }
}
