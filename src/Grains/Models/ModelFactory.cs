using System.Collections.Frozen;
using AgentOps.Policies;

namespace AgentOps.Models;

/// <summary>Routes uses to providers: as <c>llm_routing</c> says, else the server's default.</summary>
/// <param name="providers">The configured providers; <c>offline</c> is always among them.</param>
/// <param name="defaultProvider">The name of the one that serves what no route names.</param>
/// <param name="clock">Times calls and their time-outs.</param>
public sealed class ModelFactory(IEnumerable<ModelProvider> providers, string defaultProvider, TimeProvider clock) : IModelFactory
{
    private readonly FrozenDictionary<string, ModelProvider> _providers = providers.ToFrozenDictionary(p => p.Name, StringComparer.Ordinal);

    /// <inheritdoc/>
    public IModels For(PolicySet policies, decimal budgetUsd) =>
        new RoutedModels(use => Route(policies, use), budgetUsd, policies.Get(PolicyCatalog.Routing).Record, clock);

    /// <inheritdoc/>
    public decimal Price(PolicySet policies, string use, int inputTokens, int outputTokens) =>
        Route(policies, use) is { Fault: null } route ? route.Price.Of(inputTokens, outputTokens) : 0m;

    private ModelChoice Route(PolicySet policies, string use)
    {
        var wanted = policies.Get(PolicyCatalog.Routing).For(use);
        var name = wanted.Provider.Length > 0 ? wanted.Provider : defaultProvider;
        if (!_providers.TryGetValue(name, out var provider))
            return new(name, null, wanted.Model, PriceTable.Unknown, $"llm_routing sends '{use}' to '{name}', which this server has no key or address for (see docs/models.md).");
        // A model's name belongs to the provider it was written for: the scripted model has only one.
        var model = wanted.Model.Length > 0 && !provider.Scripted ? wanted.Model : provider.DefaultModel;
        return new(name, provider, model, provider.Price ?? PriceTable.Of(model), null);
    }
}
