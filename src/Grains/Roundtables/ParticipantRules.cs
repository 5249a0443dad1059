using System.Collections.Immutable;
using AgentOps.Companies;
using AgentOps.Time;

namespace AgentOps.Roundtables;

/// <summary>Who takes part (SPEC §3): those fixed, then as many drawn as asked for, within the format's bounds; nobody who is in another conversation. Pure.</summary>
public static class ParticipantRules
{
    /// <summary>The participants, or null when there are not enough who are free.</summary>
    /// <param name="fixedOnes">Who always takes part; when one of them is busy, nobody meets.</param>
    /// <param name="random">How many more are drawn; fewer when the company has fewer.</param>
    public static ImmutableArray<string>? Draw(
        ImmutableArray<string> fixedOnes, int random, ConversationFormat format, CompanyInfo company, ImmutableHashSet<string> busy, Dice dice)
    {
        if (fixedOnes.Any(p => busy.Contains(p) || company.Agent(p) is null)) return null;
        var drawn = ImmutableArray.CreateBuilder<string>();
        drawn.AddRange(fixedOnes.Distinct(StringComparer.Ordinal).Take(format.MaxAgents));
        var free = company.Agents.Select(a => a.Key).Where(a => !busy.Contains(a) && !drawn.Contains(a)).ToList();
        var wanted = Math.Clamp(drawn.Count + random, format.MinAgents, format.MaxAgents);
        while (drawn.Count < wanted && free.Count > 0)
        {
            var next = dice.Pick(free);
            free.Remove(next);
            drawn.Add(next);
        }

        return drawn.Count >= format.MinAgents ? drawn.ToImmutable() : null;
    }

    /// <summary>Who takes part when a person names nobody: the coordinator where one opens, and as many others as lie between the format's bounds.</summary>
    public static ImmutableArray<string>? Any(ConversationFormat format, CompanyInfo company, ImmutableHashSet<string> busy, Dice dice)
    {
        var count = (format.MinAgents + format.MaxAgents + 1) / 2;
        var coordinator = format.Opener is "coordinator" or "mediator" ? company.Agents.FirstOrDefault(a => SpeakerRules.IsCoordinator(a) && !busy.Contains(a.Key)) : null;
        ImmutableArray<string> first = coordinator is null ? [] : [coordinator.Key];
        return Draw(first, count - first.Length, format, company, busy, dice);
    }

    /// <summary>The two and, when the format wants three, a mediator who comes first: the coordinator when free, else who stands best with both.</summary>
    public static ImmutableArray<string>? Pair(
        string one, string other, ConversationFormat format, CompanyInfo company, ImmutableHashSet<string> busy, Func<string, string, decimal> affinity)
    {
        if (busy.Contains(one) || busy.Contains(other)) return null;
        if (format.MaxAgents < 3) return [one, other];
        var mediator = company.Agents.Where(a => a.Key != one && a.Key != other && !busy.Contains(a.Key))
            .OrderByDescending(a => SpeakerRules.IsCoordinator(a)).ThenByDescending(a => affinity(a.Key, one) + affinity(a.Key, other)).ThenBy(a => a.Key, StringComparer.Ordinal)
            .FirstOrDefault();
        return mediator is not null ? [mediator.Key, one, other] : format.MinAgents <= 2 ? [one, other] : null;
    }
}
