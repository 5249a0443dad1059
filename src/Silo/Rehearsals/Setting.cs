using System.Collections.Immutable;
using AgentOps.Models;

namespace AgentOps.Silo.Rehearsals;

/// <summary>What is rehearsed.</summary>
/// <param name="Template">The company's template.</param>
/// <param name="Days">How many days each life lasts.</param>
/// <param name="Changes">What differs from the template's policies.</param>
/// <param name="Model">The model whose price the tokens are reckoned at; null when they cost nothing.</param>
/// <param name="Price">Its price.</param>
internal sealed record Setting(string Template, int Days, ImmutableArray<PolicyChange> Changes, string? Model = null, ModelPrice? Price = null)
{
    /// <summary>What tells it from the plain template, in words.</summary>
    public string Words => (Changes.IsEmpty ? "as the template says" : string.Join(", ", Changes.Select(c => $"{c.Key} {Commands.Output.Compact(c.Fields)}")))
        + (Model is null ? "" : $", at the price of {Model}");
}
