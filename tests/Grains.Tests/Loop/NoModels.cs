using AgentOps.Models;
using AgentOps.Policies;
using Microsoft.Extensions.AI;

namespace AgentOps.Grains.Tests.Loop;

/// <summary>A company without models: every call costs 0.1 USD by the list and is refused.</summary>
internal sealed class NoModels : IModelFactory, IModels
{
    public IReadOnlyList<ModelCall> Calls => [];

    public IModels For(PolicySet policies, decimal budgetUsd) => this;

    public decimal Price(PolicySet policies, string use, int inputTokens, int outputTokens) => 0;

    public Task<string> Ask(string use, IReadOnlyList<ChatMessage> prompt, ModelOptions options, CancellationToken cancellationToken) =>
        throw new ModelException("There is no model here.", retryable: false);

    public bool IsScripted(string use) => false;
}
