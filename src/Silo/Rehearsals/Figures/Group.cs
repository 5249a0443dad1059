using System.Collections.Immutable;

namespace AgentOps.Silo.Rehearsals.Figures;

/// <summary>Series of one kind.</summary>
/// <param name="Name">The part of their names before the slash.</param>
/// <param name="Title">As people read it.</param>
/// <param name="Total">How a life's days become one figure: their sum, how it stands at the end, or the mean.</param>
/// <param name="Format">How its figures are written.</param>
internal sealed record Group(string Name, string Title, Total Total, string Format = "0.#")
{
    public const string Proposals = "proposals", Rejections = "rejections", Missions = "missions", Conversations = "conversations", Tokens = "tokens",
        AgentTokens = "tokens_by_agent", Usd = "usd", AgentUsd = "usd_by_agent", Waits = "queue_minutes", Affinity = "affinity", Memories = "memories", Voices = "voices", Posts = "posts";

    /// <summary>All groups in the order of the report.</summary>
    public static ImmutableArray<Group> All { get; } =
    [
        new(Proposals, "Proposals", Total.Sum),
        new(Rejections, "Rejections by gate", Total.Sum),
        new(Missions, "Missions by outcome", Total.Sum),
        new(Waits, "Queue age: minutes from acceptance to the first step, a mission", Total.Mean, "0.00"),
        new(Posts, "Posts", Total.Sum),
        new(Conversations, "Conversations by format", Total.Sum),
        new(Tokens, "Tokens by use", Total.Sum, "#,0"),
        new(AgentTokens, "Tokens by agent", Total.Sum, "#,0"),
        new(Usd, "Cost by use, $", Total.Sum, "0.00##"),
        new(AgentUsd, "Cost by agent, $", Total.Sum, "0.00##"),
        new(Affinity, "Affinity", Total.End, "0.00"),
        new(Memories, "Memories written, by type", Total.Sum),
        new(Voices, "Voices gained: modifiers in force", Total.End),
    ];

    /// <summary>The group of a series.</summary>
    public static Group Of(string series) => All.First(g => series.StartsWith(g.Name + "/", StringComparison.Ordinal));

    /// <summary>One figure for a whole life.</summary>
    public double Whole(double[] days) => days.Length == 0 ? 0 : Total switch { Total.Sum => days.Sum(), Total.End => days[^1], _ => days.Average() };
}
