using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AgentOps.Memories;

/// <summary>The words of memories: made fit to keep, and compared by what they say rather than how. Pure.</summary>
public static class MemoryText
{
    /// <summary>The longest content, in bytes as it is stored.</summary>
    public const int MaxBytes = 280;

    private const int MaxTags = 5;
    private const int MaxTag = 24;

    private static readonly FrozenSet<string> Common =
        ("the and for are but with that this has have had was were will would can could should our your their his her its them they you out who what when where "
        + "which than then there here into from about after before more most some any all one two also just only very does did done being been because while how why")
        .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Denials =
        FrozenSet.ToFrozenSet(["not", "never", "no", "nobody", "none", "nothing", "cannot", "without", "rarely", "hardly"], StringComparer.Ordinal);

    /// <summary>Memories are compared with each other again and again: a text is taken apart once, for as long as it lives.</summary>
    private static readonly ConditionalWeakTable<string, Reading> Readings = [];

    /// <summary>One line, without control characters; empty when nothing is left.</summary>
    public static string Line(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune) || rune == Rune.ReplacementChar)
            {
                if (line.Length > 0 && line[^1] != ' ') line.Append(' ');
            }
            else
            {
                line.Append(rune);
            }
        }

        return line.ToString().Trim();
    }

    /// <summary>One line, cut at a word to what a memory may hold; empty when nothing is left.</summary>
    public static string Clean(string text)
    {
        var clean = Line(text);
        if (Size(clean) <= MaxBytes) return clean;
        var cut = clean;
        while (Size(cut) > MaxBytes - 3)
        {
            var space = cut.LastIndexOf(' ');
            cut = space > 0 ? cut[..space] : cut[..Math.Max(0, cut.Length - (char.IsLowSurrogate(cut[^1]) ? 2 : 1))];
        }

        return cut.TrimEnd(' ', ',', ';', ':', '-') + "…";
    }

    /// <summary>At most five tags of letters, digits and hyphens, in lower case, each once.</summary>
    public static ImmutableArray<string> Tags(ImmutableArray<string> tags) => tags.IsDefaultOrEmpty
        ? []
        : [.. tags.Select(Tag).Where(t => t.Length > 0).Distinct(StringComparer.Ordinal).Take(MaxTags)];

    /// <summary>How alike two texts are by their words, 0 to 1; negation is left out, see <see cref="Denies"/>.</summary>
    public static double Likeness(string one, string other)
    {
        var (a, b) = (Words(one), Words(other));
        if (a.Count == 0 || b.Count == 0) return 0;
        var shared = Shared(a, b);
        return shared / (double)(a.Count + b.Count - shared);
    }

    /// <summary>How many of the words of <paramref name="topic"/> a text and its tags hold, 0 to 1.</summary>
    public static double Covers(string topic, string text, ImmutableArray<string> tags)
    {
        var wanted = Words(topic);
        if (wanted.Count == 0) return 0;
        var held = Words(text + " " + string.Join(' ', tags));
        return Shared(wanted, held) / (double)wanted.Count;
    }

    /// <summary>True when a text says that something is not so.</summary>
    public static bool Denies(string text) => Readings.GetValue(text, Read).Denies;

    /// <summary>A short mark of a trace, by which it is known again when its memory is gone.</summary>
    public static uint Mark(string trace)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes(trace), hash);
        return BitConverter.ToUInt32(hash);
    }

    private static HashSet<string> Words(string text) => Readings.GetValue(text, Read).Words;

    private static int Shared(HashSet<string> one, HashSet<string> other)
    {
        var shared = 0;
        foreach (var word in one)
            if (other.Contains(word)) shared++;
        return shared;
    }

    private static Reading Read(string text)
    {
        var (words, denials) = (new HashSet<string>(StringComparer.Ordinal), 0);
        foreach (var word in Tokens(text))
        {
            if (Denials.Contains(word) || word.EndsWith("n't", StringComparison.Ordinal)) denials++;
            else if ((word.Length > 2 || char.IsDigit(word[0])) && !Common.Contains(word)) words.Add(word.Length > 6 ? word[..6] : word.TrimEnd('s'));
        }

        return new(words, denials % 2 == 1);
    }

    private static List<string> Tokens(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c)) word.Append(char.ToLowerInvariant(c));
            else if (c is '\'' or '’' && word.Length > 0) word.Append('\'');
            else End();
        }

        End();
        return words;

        void End()
        {
            if (word.Length == 0) return;
            words.Add(word.ToString().TrimEnd('\''));
            word.Clear();
        }
    }

    private static string Tag(string tag)
    {
        var kept = new string([.. tag.Trim().ToLowerInvariant().Select(c => c is ' ' or '_' ? '-' : c).Where(c => char.IsAsciiLetterOrDigit(c) || c == '-')]);
        return (kept.Length <= MaxTag ? kept : kept[..MaxTag]).Trim('-');
    }

    private static int Size(string text) => JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes.Length;

    /// <summary>The words of a text that carry meaning, cut to their first six letters so that forms of a word meet, and whether it denies what they say.</summary>
    private sealed record Reading(HashSet<string> Words, bool Denies);
}
