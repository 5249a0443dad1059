using System.Collections.Immutable;

namespace AgentOps.Roundtables;

/// <summary>A turn's or a distillation's real input as data, for the scripted model.</summary>
/// <param name="Seed">Of the conversation: what all its turns share.</param>
/// <param name="Speaker">The key of the one who speaks; null for the distillation.</param>
/// <param name="N">The turn to be spoken.</param>
/// <param name="Length">How many turns there will be.</param>
/// <param name="Memories">What the speaker has in mind.</param>
/// <param name="MaxMemories">For the distillation.</param>
public sealed record TurnFacts(
    string Company,
    ulong Seed,
    string Format,
    bool Formal,
    string Topic,
    string? Speaker,
    int N,
    int Length,
    Tone Tone,
    ImmutableArray<TurnFacts.Person> People,
    ImmutableArray<TurnFacts.Line> Said,
    ImmutableArray<string> Memories,
    ImmutableArray<string> Figures,
    ImmutableArray<string> Modifiers,
    int MaxMemories)
{
    /// <summary>One who takes part.</summary>
    public sealed record Person(string Key, string Name, string Role);

    /// <summary>What was said before.</summary>
    public sealed record Line(string Agent, string Text, Tone Tone);
}
