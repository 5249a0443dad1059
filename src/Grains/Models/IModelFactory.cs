using AgentOps.Policies;

namespace AgentOps.Models;

/// <summary>Makes the models of one piece of work, and says what a call would cost.</summary>
public interface IModelFactory
{
    /// <summary>Models that spend at most <paramref name="budgetUsd"/> and the call that crosses it (invariant S).</summary>
    IModels For(PolicySet policies, decimal budgetUsd);

    /// <summary>The estimated cost in USD of a call of so many tokens for a use, by the price table.</summary>
    decimal Price(PolicySet policies, string use, int inputTokens, int outputTokens);
}
