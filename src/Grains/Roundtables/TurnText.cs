using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace AgentOps.Roundtables;

/// <summary>
/// Cleans what a model said (SPEC §3): at most 120 characters cut at a word, no URLs, no markup, no control characters, no "Name:" prefix, not
/// empty, not a repeat of the last turn. Pure.
/// </summary>
public static partial class TurnText
{
    /// <summary>The longest turn.</summary>
    public const int MaxLength = 120;

    private const int Looked = 4_000;

    /// <summary>The words as they are kept, or what is wrong with them.</summary>
    /// <param name="names">Names and keys of those who take part: what a model may put before a colon.</param>
    public static (string? Text, string? Fault) Clean(string raw, IEnumerable<string> names, string? last)
    {
        var text = Cut(Bare(raw, names));
        if (!text.Any(char.IsLetterOrDigit)) return (null, "the answer holds no words");
        return last is not null && Letters(text) == Letters(last) ? (null, "the answer repeats the last turn") : (text, null);
    }

    /// <summary>One line without URLs, markup and control characters, of at most the first 4,000: for topics, reasons and contents too.</summary>
    public static string Plain(string raw)
    {
        var text = Links().Replace(Visible(raw.Length <= Looked ? raw : raw[..Looked]), "$1");
        text = Tags().Replace(text, " ");
        text = Urls().Replace(text, " ");
        text = Marks().Replace(text, "");
        return Spaces().Replace(text, " ").Trim();
    }

    /// <summary>At most <paramref name="max"/> characters, cut at a word and marked by an ellipsis.</summary>
    public static string Cut(string text, int max = MaxLength)
    {
        if (text.Length <= max) return text;
        var end = text.LastIndexOf(' ', max - 1);
        if (end <= 0) end = char.IsHighSurrogate(text[max - 2]) ? max - 2 : max - 1;
        return text[..end].TrimEnd(' ', ',', ';', ':', '-', '–', '—', '.') + "…";
    }

    private static string Bare(string raw, IEnumerable<string> names)
    {
        var prefixes = names.Concat(["assistant", "speaker", "me", "answer"]).ToList();
        var text = Unquoted(Plain(raw));
        while (prefixes.FirstOrDefault(n => Speaks(text, n)) is { } name) text = Unquoted(text[(text.IndexOf(':', name.Length) + 1)..].TrimStart());
        return text;
    }

    private static bool Speaks(string text, string name) =>
        text.StartsWith(name, StringComparison.OrdinalIgnoreCase) && text.AsSpan(name.Length).TrimStart() is [':', ..];

    private static string Unquoted(string text) =>
        text.Length > 1 && (text[0], text[^1]) is ('"', '"') or ('“', '”') or ('\'', '\'') && text.IndexOf(text[^1], 1) == text.Length - 1
            ? text[1..^1].Trim()
            : text;

    /// <summary>Controls, invisible and direction-changing characters become spaces; half surrogate pairs go.</summary>
    private static string Visible(string raw)
    {
        var text = new StringBuilder(raw.Length);
        foreach (var rune in raw.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar) continue;
            var category = Rune.GetUnicodeCategory(rune);
            if (category is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.SpaceSeparator) text.Append(' ');
            else text.Append(rune.ToString());
        }

        return text.ToString();
    }

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    [GeneratedRegex(@"!?\[([^\[\]]*)\]\([^()]*\)")]
    private static partial Regex Links();

    [GeneratedRegex(@"</?[a-zA-Z!][^<>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"\b[a-zA-Z][a-zA-Z0-9+.-]{0,30}://\S*|\bwww\.\S+|\b[a-zA-Z0-9-]{1,63}\.(?:com|org|net|io|dev|ai|app|co|info|xyz|ru|cn|de|uk)\b(?:/\S*)?")]
    private static partial Regex Urls();

    [GeneratedRegex(@"[<>`*#|~\[\]{}]+|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])")]
    private static partial Regex Marks();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
