using AgentOps.Roundtables;

namespace AgentOps.Models.Scripted.Conversation;

/// <summary>Hears whether a line sounds like one of this conversation: four words in a row that anyone said, three that the same speaker said.</summary>
internal sealed class Echo
{
    private readonly HashSet<string> _said = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<Facet> _facets;

    internal Echo(TurnFacts facts, IReadOnlyList<Facet> facets)
    {
        _facets = facets;
        foreach (var line in facts.Said)
        {
            _said.UnionWith(Runs(line.Text, 4));
            if (line.Agent == facts.Speaker) _said.UnionWith(Runs(line.Text, 3));
        }
    }

    /// <summary>True when the line repeats a run of words.</summary>
    internal bool Hears(string text) => _said.Count > 0 && Runs(text, 4).Concat(Runs(text, 3)).Any(_said.Contains);

    private IEnumerable<string> Runs(string text, int length)
    {
        var words = Named(text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => string.Concat(w.Where(char.IsLetterOrDigit)).ToLowerInvariant()).Where(w => w.Length > 0).ToList();
        for (var i = 0; i + length <= words.Count; i++) yield return string.Join(' ', words.Skip(i).Take(length));
    }

    /// <summary>The name of what is talked about is one word: naming it twice is no echo.</summary>
    private string Named(string text)
    {
        foreach (var facet in _facets) text = text.Replace(facet.Name, "it", StringComparison.OrdinalIgnoreCase);
        return text;
    }
}
