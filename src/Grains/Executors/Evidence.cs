using AgentOps.Reading;

namespace AgentOps.Executors;

/// <summary>Keeps results honest: a quote stands in the input word for word, or it is no quote; figures are read from the input, not from the model.</summary>
internal static class Evidence
{
    /// <summary>The quotes that stand in the sources; when none does, the input's most telling sentences.</summary>
    internal static IReadOnlyList<string> Quotes(Brief brief, IEnumerable<string> claimed, int max)
    {
        var text = Plain(brief.Text);
        var kept = claimed.Select(q => q.Trim().Trim('"', '“', '”', '„', '«', '»')).Where(q => q.Length > 3 && text.Contains(Plain(q), StringComparison.Ordinal)).Distinct().Take(max).ToList();
        return kept.Count > 0 ? kept : Keywords.Telling(brief.Text, $"{brief.Topic} {brief.Question}", max);
    }

    /// <summary>The figures of the sources with the words around them.</summary>
    internal static IEnumerable<string> Numbers(Brief brief, int max) =>
        brief.Sources.SelectMany(s => s.Counts.Select(c => $"{c.Name}: {c.Value.ToString(System.Globalization.CultureInfo.InvariantCulture)}"))
            .Concat(Figures.Of(brief.Text, max).Select(f => f.Phrase)).Take(max);

    private static string Plain(string text) =>
        Sentences.OneLine(text).Replace('’', '\'').Replace('‘', '\'').Replace('“', '"').Replace('”', '"').ToLowerInvariant();
}
