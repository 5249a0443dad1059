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

    /// <summary>All text, in order.</summary>
    public string Text => string.Join("\n", Sources.Select(s => s.Text).Where(t => t.Length > 0));

    /// <summary>A source.</summary>
    internal sealed record Material
    {
        public string From { get; init; } = "";
        public string? Title { get; init; }
        public string? Address { get; init; }
        public string Text { get; init; } = "";
        public ImmutableArray<NamedCount> Counts { get; init; } = [];
    }

    /// <summary>A figure of the company's own data.</summary>
    internal sealed record NamedCount(string Name, decimal Value);
}
