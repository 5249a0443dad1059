using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace AgentOps.Reading;

/// <summary>Finds figures in text: amounts, percentages, counts, years, times, with the words around them.</summary>
public static partial class Figures
{
    private const int MostBefore = 5;
    private const int MostAfter = 6;

    /// <summary>Where one statement ends and the next begins.</summary>
    private static readonly string[] Joints = [" and ", " but ", " which ", " because ", " while ", " that ", " so ", " or "];

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

    /// <summary>The clause the figure stands in, at most four words before it and six after.</summary>
    private static string Around(string sentence, int index, int length)
    {
        var start = index;
        for (var words = 0; start > 0 && !(sentence[start - 1] == ' ' && ++words > MostBefore) && !IsEdge(sentence[start - 1], sentence[start]); start--)
        {
        }

        var end = index + length;
        for (var words = 0; end < sentence.Length && !(sentence[end] == ' ' && ++words > MostAfter) && !IsEdge(sentence[end], end + 1 < sentence.Length ? sentence[end + 1] : ' '); end++)
        {
        }

        var (left, right) = (sentence[start..index], sentence[(index + length)..end]);
        foreach (var word in Joints)
        {
            if (left.LastIndexOf(word, StringComparison.Ordinal) is var cut and >= 0) left = left[(cut + word.Length)..];
            if (right.IndexOf(word, StringComparison.Ordinal) is var from and >= 0) right = right[..from];
        }

        var phrase = (left + sentence.Substring(index, length) + right).Trim(' ', ',', ';', ':', '(', ')', '.', '"', '“', '”', '·');
        return Joints.FirstOrDefault(j => phrase.StartsWith(j.TrimStart(), StringComparison.OrdinalIgnoreCase)) is { } joint ? phrase[(joint.Length - 1)..] : phrase;
    }

    private static bool IsEdge(char c, char next) => c is ';' or '(' or ')' or '—' or '“' or '”' or '"' or '·' || (c is ',' or '.' or ':' or '!' or '?' && next == ' ');

    [GeneratedRegex(@"(?<![\p{L}\d])[$€£]?\d+(?:[.,:]\d+)*(?:\s?(?:%|percent|million|billion|thousand|k|x|°C|€|\$|ms|kg|km|USD|EUR)(?![\p{L}]))?", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
