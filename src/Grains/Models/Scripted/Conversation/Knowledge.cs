using System.Collections.Immutable;
using AgentOps.Time;

namespace AgentOps.Models.Scripted.Conversation;

/// <summary>What the scripted agents know to talk about, read from <c>domains.txt</c>.</summary>
internal static class Knowledge
{
    private static readonly ImmutableArray<Domain> Domains = Read();

    /// <summary>Everything known.</summary>
    internal static ImmutableArray<Facet> All { get; } = [.. Domains.SelectMany(d => d.Facets)];

    /// <summary>What a text is about: the thing it names, or whose action it repeats; null when it is nothing known.</summary>
    internal static Facet? Of(string text)
    {
        foreach (var facet in All)
            if (text.Contains(facet.Name, StringComparison.OrdinalIgnoreCase) || facet.Actions.Any(a => text.Contains(a, StringComparison.OrdinalIgnoreCase))) return facet;
        return null;
    }

    /// <summary>What a conversation will touch, in its own order: things of the topic first, then some that fit the format.</summary>
    internal static ImmutableArray<Facet> Threads(string topic, string format, ulong seed)
    {
        var dice = Dice.For(seed, "threads", "");
        var words = topic.ToLowerInvariant().Split([' ', ',', '.', '?', '!', '-', '\'', '’', '“', '”', '/'], StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
        var best = Domains.Select(d => (Domain: d, Hits: d.Words.Count(words.Contains))).Where(d => d.Hits > 0)
            .OrderByDescending(d => d.Hits).ThenBy(d => d.Domain.Name, StringComparer.Ordinal).Take(2).Select(d => d.Domain).ToList();
        if (Domains.FirstOrDefault(d => d.Formats.Contains(format)) is { } fitting && !best.Contains(fitting)) best.Add(fitting);
        if (best.Count == 0) best.Add(Domains.First(d => d.Name == "work"));
        var threads = ImmutableArray.CreateBuilder<Facet>();
        foreach (var domain in best)
        {
            var left = domain.Facets.ToList();
            // What the topic names itself comes first.
            var named = left.Where(f => f.Name.Split(' ').Any(w => w.Length > 3 && words.Contains(w))).ToList();
            threads.AddRange(named);
            left.RemoveAll(named.Contains);
            for (var taken = named.Count; left.Count > 0 && taken < (domain == best[0] ? 5 : 2); taken++)
            {
                var next = dice.Pick(left);
                left.Remove(next);
                threads.Add(next);
            }
        }

        return threads.ToImmutable();
    }

    /// <summary>How a domain's memories are tagged.</summary>
    internal static ImmutableArray<string> Tags(string domain) => domain switch
    {
        "writing" => ["content", "writing"],
        "posting" => ["engagement", "content"],
        "numbers" => ["engagement", "numbers"],
        "failure" => ["failed", "ops"],
        "work" => ["ops", "work"],
        "budget" => ["ops", "budget"],
        "planning" => ["strategy"],
        "mind" => ["taste"],
        _ => [domain],
    };

    /// <summary>Which step kind an action of a domain asks for.</summary>
    internal static string Kind(string domain) => domain switch
    {
        "writing" => "write_content",
        "posting" => "draft_tweet",
        "learning" or "mind" => "research",
        "people" or "work" => "summarize",
        _ => "analyze",
    };

    private static ImmutableArray<Domain> Read()
    {
        using var stream = typeof(Knowledge).Assembly.GetManifestResourceStream("conversation/domains.txt") ?? throw new InvalidOperationException("domains.txt is not built in.");
        using var reader = new StreamReader(stream);
        var domains = ImmutableArray.CreateBuilder<Domain>();
        var facets = ImmutableArray.CreateBuilder<Facet>();
        var (name, words, formats) = ("", ImmutableHashSet<string>.Empty, ImmutableHashSet<string>.Empty);
        void End()
        {
            if (name.Length > 0) domains.Add(new(name, words, formats, facets.DrainToImmutable()));
        }

        foreach (var line in reader.ReadToEnd().Split('\n').Select(l => l.Trim()).Where(l => l.Length > 1 && l[0] != '#'))
        {
            var text = line[1..].Trim();
            switch (line[0])
            {
                case '[':
                    End();
                    name = text[..text.IndexOf(']')];
                    var parts = text[(text.IndexOf(']') + 1)..].Split('|');
                    words = [.. parts[0].Split(' ', StringSplitOptions.RemoveEmptyEntries)];
                    formats = parts.Length > 1 ? [.. parts[1].Split(' ', StringSplitOptions.RemoveEmptyEntries)] : [];
                    break;
                case '@': facets.Add(new(name, text, [], [], [])); break;
                case '+': facets[^1] = facets[^1] with { Truths = facets[^1].Truths.Add(text) }; break;
                case '-': facets[^1] = facets[^1] with { Risks = facets[^1].Risks.Add(text) }; break;
                case '>': facets[^1] = facets[^1] with { Actions = facets[^1].Actions.Add(text) }; break;
            }
        }

        End();
        return domains.ToImmutable();
    }

    private sealed record Domain(string Name, ImmutableHashSet<string> Words, ImmutableHashSet<string> Formats, ImmutableArray<Facet> Facets);
}
