using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace AgentOps.Reading;

/// <summary>Finds figures in text: amounts, percentages, counts, years, times, with the words around them.</summary>
public static partial class Figures
{
    /// <summary>A figure as written and the sentence part it stands in.</summary>
    public sealed record Figure(string Number, string Phrase);

    /// <summary>The figures of a text in order, each phrase once.</summary>
    public static ImmutableArray<Figure> Of(string text, int max)
    {
        var found = ImmutableArray.CreateBuilder<Figure>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var sentence in Sentences.Of(text))
        {
            foreach (var match in Number().EnumerateMatches(sentence))
            {
                if (found.Count >= max) return found.ToImmutable();
                var phrase = Around(sentence, match.Index, match.Length);
                if (seen.Add(phrase)) found.Add(new(sentence.Substring(match.Index, match.Length).Trim(), phrase));
            }
        }

        return found.ToImmutable();
    }

    /// <summary>The figure with up to two words before and four after it, inside its clause.</summary>
    private static string Around(string sentence, int index, int length)
    {
        var start = index;
        for (var words = 0; start > 0 && words <= 2; start--)
        {
            if (IsClause(sentence[start - 1], start < sentence.Length ? sentence[start] : ' ')) break;
            if (sentence[start - 1] == ' ' && ++words > 2) break;
        }

        var end = index + length;
        for (var words = 0; end < sentence.Length; end++)
        {
            if (IsClause(sentence[end], end + 1 < sentence.Length ? sentence[end + 1] : ' ')) break;
            if (sentence[end] == ' ' && ++words > 4) break;
        }

        return sentence[start..end].Trim(' ', ',', ';', ':', '(', ')', '.', '"', '“', '”');
    }

    private static bool IsClause(char c, char next) => c is ';' or '(' or ')' or '—' or '“' or '”' or '"' || (c is ',' or '.' or ':' or '!' or '?' && next == ' ');

    [GeneratedRegex(@"(?<![\p{L}\d])[$€£]?\d+(?:[.,:]\d+)*(?:\s?(?:%|percent|million|billion|thousand|k|x|°C|€|\$|ms|kg|km|USD|EUR)(?![\p{L}]))?", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
