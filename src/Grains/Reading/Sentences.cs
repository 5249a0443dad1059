using System.Collections.Immutable;

namespace AgentOps.Reading;

/// <summary>Cuts text into sentences, word for word: what comes out stands in the text, white space made single.</summary>
public static class Sentences
{
    private static readonly string[] Abbreviations = ["e.g", "i.e", "mr", "mrs", "ms", "dr", "vs", "no", "approx", "inc", "ltd", "st", "fig", "u.s", "a.m", "p.m"];

    /// <summary>The sentences of a text in order; headings and list items count as sentences of their own.</summary>
    public static ImmutableArray<string> Of(string text)
    {
        var found = ImmutableArray.CreateBuilder<string>();
        foreach (var line in text.Split('\n'))
        {
            var start = 0;
            for (var i = 0; i < line.Length; i++)
            {
                if (!Ends(line, i)) continue;
                while (i + 1 < line.Length && line[i + 1] is '"' or '”' or '\'' or ')' or '’' or '.' or '!' or '?') i++;
                Add(line[start..(i + 1)]);
                start = i + 1;
            }

            Add(line[start..]);
        }

        return found.ToImmutable();

        void Add(string sentence)
        {
            var clean = OneLine(sentence);
            if (clean.Any(char.IsLetterOrDigit)) found.Add(clean);
        }
    }

    /// <summary>The text with every run of white space as one space.</summary>
    public static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>At most <paramref name="max"/> characters, cut at a word, with … when cut.</summary>
    public static string Cut(string text, int max)
    {
        if (text.Length <= max) return text;
        var space = text.LastIndexOf(' ', max - 1);
        var end = space > max / 2 ? space : max - 1;
        if (char.IsHighSurrogate(text[end - 1])) end--;
        return text[..end].TrimEnd(' ', ',', ';', ':', '-', '–', '—') + "…";
    }

    /// <summary>How many words a text has.</summary>
    public static int Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;

    private static bool Ends(string line, int i)
    {
        if (line[i] is not ('.' or '!' or '?')) return false;
        if (i + 1 < line.Length && !char.IsWhiteSpace(line[i + 1]) && line[i + 1] is not ('"' or '”' or '\'' or ')' or '’')) return false;
        if (line[i] != '.') return true;
        var word = line.LastIndexOf(' ', Math.Max(0, i - 1)) + 1;
        var before = line[word..i].TrimStart('(', '"', '“').ToLowerInvariant();
        return before.Length != 1 && !Abbreviations.Contains(before);
    }
}
