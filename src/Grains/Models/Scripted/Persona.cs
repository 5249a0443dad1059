using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using AgentOps.Companies;

namespace AgentOps.Models.Scripted;

/// <summary>How one kind of character speaks: lines by what they do (claim, ask, object …). Read from <c>Personas/*.txt</c>.</summary>
internal sealed class Persona
{
    private static readonly ConcurrentDictionary<string, Persona> Read = new(StringComparer.Ordinal);

    /// <summary>Which character a role is nearest to, when the agent's key is not one of the six.</summary>
    private static readonly (string Word, string Persona)[] Roles =
    [
        ("coordinat", "opus"), ("producer", "opus"), ("chief", "opus"), ("lead", "opus"), ("manage", "opus"),
        ("growth", "growth"), ("market", "growth"), ("sales", "growth"),
        ("communit", "twitter-alt"), ("social", "twitter-alt"), ("support", "twitter-alt"),
        ("audit", "observer"), ("observ", "observer"), ("test", "observer"), ("quality", "observer"), ("review", "observer"),
        ("writ", "creator"), ("design", "creator"), ("content", "creator"), ("art", "creator"),
        ("research", "brain"), ("analys", "brain"), ("engineer", "brain"), ("scien", "brain"), ("develop", "brain"),
    ];

    private static readonly string[] Names = ["opus", "brain", "growth", "creator", "twitter-alt", "observer"];
    private readonly FrozenDictionary<string, ImmutableArray<string>> _lines;

    private Persona(string name, IEnumerable<string> text)
    {
        Name = name;
        var lines = new Dictionary<string, ImmutableArray<string>.Builder>(StringComparer.Ordinal);
        var section = "";
        foreach (var line in text.Select(l => l.Trim()).Where(l => l.Length > 0 && l[0] != '#'))
        {
            if (line == "style: lower") LowerCase = true;
            else if (line[0] == '[') lines[section = line.Trim('[', ']')] = ImmutableArray.CreateBuilder<string>();
            else lines[section].Add(line);
        }

        _lines = lines.ToFrozenDictionary(l => l.Key, l => l.Value.ToImmutable(), StringComparer.Ordinal);
    }

    /// <summary>Which of the six it is.</summary>
    public string Name { get; }

    /// <summary>True when it never capitalises.</summary>
    public bool LowerCase { get; }

    /// <summary>What it knows to do.</summary>
    public IEnumerable<string> Sections => _lines.Keys;

    /// <summary>The lines for something it does; empty when it never does that.</summary>
    public ImmutableArray<string> Lines(string section) => _lines.TryGetValue(section, out var lines) ? lines : [];

    /// <summary>The character an agent speaks as.</summary>
    public static Persona Of(AgentInfo agent)
    {
        var role = agent.Role.ToLowerInvariant();
        var name = Names.Contains(agent.Key) ? agent.Key
            : Names.Contains(agent.Sprite) ? agent.Sprite
            : Roles.FirstOrDefault(r => role.Contains(r.Word, StringComparison.Ordinal)).Persona ?? "opus";
        return Named(name);
    }

    internal static Persona Named(string name) => Read.GetOrAdd(name, static n =>
    {
        using var stream = typeof(Persona).Assembly.GetManifestResourceStream($"personas/{n}.txt") ?? throw new InvalidOperationException($"The persona '{n}' is not built in.");
        using var reader = new StreamReader(stream);
        return new(n, reader.ReadToEnd().Split('\n'));
    });
}
