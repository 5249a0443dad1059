using System.Collections.Immutable;
using System.Globalization;
using AgentOps.Companies;
using AgentOps.Time;

namespace AgentOps.Roundtables;

/// <summary>Who speaks (SPEC §3): the format's opener first, then weighted random, never the last speaker. Pure; every draw explains itself.</summary>
public static class SpeakerRules
{
    /// <summary>The numbers of SPEC §3.</summary>
    public const double Base = 1.0, AffinityWeight = 0.6, RecencyWeight = 0.4, MaxJitter = 0.2, Floor = 0.05;

    /// <summary>Recency is an agent's share of so many last turns.</summary>
    public const int RecentTurns = 6;

    /// <summary>The next speaker and tone of a conversation.</summary>
    /// <param name="affinity">Of a pair.</param>
    /// <param name="seed">Of this turn.</param>
    public static (string Agent, Tone Tone, SpeakerDraw Draw) Next(
        string opener, ImmutableArray<string> participants, ImmutableArray<RoundtableTurn> turns, Func<string, string, decimal> affinity, ulong seed)
    {
        var shown = seed.ToString("x16", CultureInfo.InvariantCulture);
        if (turns.IsEmpty) return (opener, Tone.Neutral, new("opener", shown, [], null, null, null, null));
        var dice = new Dice(seed);
        var last = turns[^1].Agent;
        var weights = Weights(participants, turns, affinity, dice);
        var roll = dice.Between(0, weights.Sum(w => w.Weight));
        var agent = Fallen(weights, roll);
        var toLast = affinity(agent, last);
        var toneRoll = dice.NextDouble();
        return (agent, ToneRules.Of(toLast, toneRoll), new("weighted", shown, weights, roll, toLast, ToneRules.Tension(toLast), toneRoll));
    }

    /// <summary>The weights of everyone but the last speaker, in the participants' order.</summary>
    internal static ImmutableArray<SpeakerWeight> Weights(
        ImmutableArray<string> participants, ImmutableArray<RoundtableTurn> turns, Func<string, string, decimal> affinity, Dice dice)
    {
        var last = turns[^1].Agent;
        var recent = turns.AsSpan()[Math.Max(0, turns.Length - RecentTurns)..];
        var weights = ImmutableArray.CreateBuilder<SpeakerWeight>();
        foreach (var agent in participants)
        {
            if (agent == last) continue;
            var spoken = 0;
            foreach (var turn in recent) spoken += turn.Agent == agent ? 1 : 0;
            var (toLast, recency, jitter) = (affinity(agent, last), (double)spoken / recent.Length, dice.Between(-MaxJitter, MaxJitter));
            weights.Add(new(agent, toLast, recency, jitter, Math.Max(Floor, Base + (AffinityWeight * (double)toLast) - (RecencyWeight * recency) + jitter), 0));
        }

        var sum = weights.Sum(w => w.Weight);
        return [.. weights.Select(w => w with { Share = w.Weight / sum })];
    }

    /// <summary>Who opens: the coordinator by role, the mediator (the first invited), one named, or anyone.</summary>
    public static string Opener(ConversationFormat format, ImmutableArray<string> participants, CompanyInfo company, ulong seed) => format.Opener switch
    {
        "mediator" => participants[0],
        "coordinator" => participants.FirstOrDefault(p => IsCoordinator(company.Agent(p))) ?? participants[0],
        var key when participants.Contains(key) => key,
        _ => Dice.For(seed, "opener", "").Pick(participants),
    };

    internal static bool IsCoordinator(AgentInfo? agent) => agent?.Role.Contains("coordinator", StringComparison.OrdinalIgnoreCase) == true;

    private static string Fallen(ImmutableArray<SpeakerWeight> weights, double roll)
    {
        foreach (var weight in weights)
        {
            if (roll < weight.Weight) return weight.Agent;
            roll -= weight.Weight;
        }

        return weights[^1].Agent;
    }
}
