using AgentOps.Models;
using AgentOps.Policies;

namespace AgentOps.Grains.Tests.WhatIf;

/// <summary>Models that nobody calls, with a price that budgets feel.</summary>
internal sealed class PricedModels : IModelFactory
{
    public IModels For(PolicySet policies, decimal budgetUsd) => new Loop.NoModels();

    public decimal Price(PolicySet policies, string use, int inputTokens, int outputTokens) => 0.1m;
}
