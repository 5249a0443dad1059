using System.Collections.Immutable;

namespace AgentOps.Models.Scripted;

/// <summary>A work task's facts as the executors give them (see <c>Executors.Brief</c>); what is not there is empty.</summary>
internal sealed record ScriptFacts
{
    public string Mission { get; init; } = "";
    public string Topic { get; init; } = "";
    public string? Question { get; init; }
    public string? Format { get; init; }
    public string? Target { get; init; }
    public int? MaxWords { get; init; }
    public ImmutableArray<string> Points { get; init; } = [];
    public ImmutableArray<Material> Sources { get; init; } = [];
    public ImmutableArray<string> Colleagues { get; init; } = [];

    /// <summary>The sources to work from: the originals, or, when there are none, what colleagues made of them.</summary>
    public IEnumerable<Material> Originals => Sources.Any(s => !s.Derived) ? Sources.Where(s => !s.Derived) : Sources;

    /// <summary>Their text, in order.</summary>
    public string Text => string.Join("\n", Originals.Select(s => s.Text).Where(t => t.Length > 0));

    /// <summary>A source.</summary>
    internal sealed record Material
    {
        public string From { get; init; } = "";
        public string? Title { get; init; }
        public string? Address { get; init; }
        public string Text { get; init; } = "";
        public bool Derived { get; init; }
        public ImmutableArray<NamedCount> Counts { get; init; } = [];
    }

    /// <summary>A figure of the company's own data.</summary>
    internal sealed record NamedCount(string Name, decimal Value);
}
