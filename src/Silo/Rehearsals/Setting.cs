using System.Collections.Immutable;
using System.Globalization;
using AgentOps.Models;
using AgentOps.Silo.Rehearsals.Replays;

namespace AgentOps.Silo.Rehearsals;

/// <summary>What is rehearsed.</summary>
/// <param name="Template">The company's template.</param>
/// <param name="Days">How many days each life lasts.</param>
/// <param name="Changes">What differs from the template's policies.</param>
/// <param name="Model">The model whose price the tokens are reckoned at; null when they cost nothing.</param>
/// <param name="Price">Its price.</param>
/// <param name="From">The real company that is lived on from; null for a new one of the template.</param>
internal sealed record Setting(string Template, int Days, ImmutableArray<PolicyChange> Changes, string? Model = null, ModelPrice? Price = null, Origin? From = null)
{
    /// <summary>Whose lives they are, in words.</summary>
    public string Who => From is null ? Template : string.Create(CultureInfo.InvariantCulture, $"{From.Company.Company} ({Template}) from {From.Company.At.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC on");

    /// <summary>What tells it from the plain template or company, in words.</summary>
    public string Words => (Changes.IsEmpty
            ? From is null ? "as the template says" : "as it was"
            : string.Join(", ", Changes.Select(c => $"{c.Key} {Commands.Output.Compact(c.Fields)}"))
                + (From?.ForkAt is { } at ? string.Create(CultureInfo.InvariantCulture, $" from {at.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC on") : ""))
        + (Model is null ? "" : $", at the price of {Model}");
}
