using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using AgentOps.Companies;

namespace AgentOps.Models.Scripted.Conversation;

/// <summary>How a character talks at a table: lines by move, read from <c>voices/*.txt</c>.</summary>
internal sealed class Talker
{
    private static readonly ConcurrentDictionary<string, Talker> Read = new(StringComparer.Ordinal);
    private readonly FrozenDictionary<string, ImmutableArray<string>> _lines;

    private Talker(IEnumerable<string> text)
    {
        var lines = new Dictionary<string, ImmutableArray<string>.Builder>(StringComparer.Ordinal);
        var move = "";
        foreach (var line in text.Select(l => l.Trim()).Where(l => l.Length > 0 && l[0] != '#'))
        {
            if (line == "style: lower") LowerCase = true;
            else if (line[0] == '[') lines[move = line.Trim('[', ']')] = ImmutableArray.CreateBuilder<string>();
            else lines[move].Add(line);
        }

        _lines = lines.ToFrozenDictionary(l => l.Key, l => l.Value.ToImmutable(), StringComparer.Ordinal);
    }

    /// <summary>The six characters, and the plain voice of everyone else.</summary>
    internal static ImmutableArray<string> Names { get; } = ["opus", "brain", "growth", "creator", "twitter-alt", "observer", "plain"];

    /// <summary>True when it never capitalises.</summary>
    internal bool LowerCase { get; }

    /// <summary>What it does, by name.</summary>
    internal IEnumerable<string> Moves => _lines.Keys;

    /// <summary>The lines of a move; empty when it never does that.</summary>
    internal ImmutableArray<string> Lines(string move) => _lines.TryGetValue(move, out var lines) ? lines : [];

    /// <summary>The character an agent talks as: its own, its sprite's, else the plain one.</summary>
    internal static Talker Of(AgentInfo agent) => Named(Names.Contains(agent.Key) ? agent.Key : Names.Contains(agent.Sprite) ? agent.Sprite : "plain");

    internal static Talker Named(string name) => Read.GetOrAdd(name, static n =>
    {
        using var stream = typeof(Talker).Assembly.GetManifestResourceStream($"conversation/{n}.txt") ?? throw new InvalidOperationException($"The voice '{n}' is not built in.");
        using var reader = new StreamReader(stream);
        return new(reader.ReadToEnd().Split('\n'));
    });
}
