using System.ComponentModel;
using AgentOps.Api.Problems;
using AgentOps.Events;
using Microsoft.AspNetCore.Mvc;

namespace AgentOps.Api.Events;

/// <summary>Which events are asked for, and in which order.</summary>
public readonly record struct EventFilter(
    [property: FromQuery(Name = "kind"), Description("One kind, or several with commas.")] string? Kind,
    [property: FromQuery(Name = "agent")] string? Agent,
    [property: FromQuery(Name = "tag")] string? Tag,
    [property: FromQuery(Name = "q"), Description("Text in title or summary.")] string? Q,
    [property: FromQuery(Name = "after"), Description("Only events later than this cursor.")] string? After,
    [property: FromQuery(Name = "rootCause"), Description("Only what grew from this root, e.g. proposal:….")] string? RootCause,
    [property: FromQuery(Name = "order"), Description("desc (newest first, the default) or asc.")] string? Order)
{
    private const int MostKinds = 50;

    /// <summary>Oldest first.</summary>
    internal bool Ascending => Order == "asc";

    /// <summary>The kinds asked for; null for all.</summary>
    internal string[]? Kinds => Kind?.Split(',');

    internal void Validate(ref Check check, out EventCursor after)
    {
        after = default;
        if (Kinds is { } kinds)
        {
            check.That(kinds.Length <= MostKinds, "kind", "names too many kinds");
            foreach (var kind in kinds) check.Name(kind, "kind");
        }

        if (Agent is not null) check.Key(Agent, "agent");
        check.Text(Tag, "tag", 100);
        check.Text(Q, "q", 200);
        check.Text(RootCause, "rootCause", 300);
        check.That(Order is null or "asc" or "desc", "order", "must be asc or desc");
        check.That(After is null or "0" || EventCursor.TryParse(After, out after), "after", "is no event cursor");
    }
}
