using System.Collections.Immutable;
using AgentOps.Time;

namespace AgentOps.Models.Scripted;

/// <summary>One agent speaking once: persona, slots, dice, and what was already said.</summary>
internal sealed class Voice(Persona persona, IReadOnlyDictionary<string, string> slots, Dice dice, Spoken spoken, DateTimeOffset now)
{
    private const int Tries = 48;
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);

    public Persona Persona => persona;

    public Dice Dice => dice;

    /// <summary>A sentence or two that does one thing (<c>claim</c>, <c>ask</c> …) and was not said this week. Empty when the persona has no line that fits.</summary>
    /// <param name="section">What it does.</param>
    /// <param name="more">Slots of this line only.</param>
    /// <param name="max">The most characters.</param>
    public string Say(string section, IReadOnlyDictionary<string, string>? more = null, int max = 600)
    {
        var lines = persona.Lines(section);
        if (lines.IsEmpty) return "";
        var filled = more is null ? slots : Merge(more);
        string? fallback = null;
        for (var i = 0; i < Tries; i++)
        {
            var line = dice.Pick((IReadOnlyList<string>)lines);
            if (_used.Contains(line) && i < Tries / 2) continue;
            if (Line.Fill(line, filled, dice) is not { } text) continue;
            text = Finish(text);
            if (text.Length > max) continue;
            fallback ??= text;
            if (!spoken.TrySay(text, now)) continue;
            _used.Add(line);
            return text;
        }

        return Once(fallback, lines, filled, max);
    }

    /// <summary>Everything was said already: two lines made one sentence have many more forms.</summary>
    private string Once(string? fallback, ImmutableArray<string> lines, IReadOnlyDictionary<string, string> filled, int max)
    {
        if (fallback is null) return "";
        for (var i = 0; i < Tries; i++)
        {
            if (Line.Fill(dice.Pick((IReadOnlyList<string>)lines), filled, dice) is not { } one || Line.Fill(dice.Pick((IReadOnlyList<string>)lines), filled, dice) is not { } two) continue;
            var text = Finish(one.TrimEnd('.', '?', '!') + "; " + two);
            if (text.Length <= max && spoken.TrySay(text, now)) return text;
        }

        return fallback;
    }

    private string Finish(string text)
    {
        text = text.Replace("..", ".", StringComparison.Ordinal).Replace("?.", "?", StringComparison.Ordinal).Replace("….", "…", StringComparison.Ordinal).Trim();
        if (persona.LowerCase) return text.ToLowerInvariant();
        var letters = text.ToCharArray();
        for (var i = 0; i < letters.Length; i++)
            if (char.IsLower(letters[i]) && (i == 0 || (i > 1 && letters[i - 1] == ' ' && letters[i - 2] is '.' or '?' or '!'))) letters[i] = char.ToUpperInvariant(letters[i]);
        return new(letters);
    }

    private Dictionary<string, string> Merge(IReadOnlyDictionary<string, string> more)
    {
        var all = new Dictionary<string, string>(slots, StringComparer.Ordinal);
        foreach (var (name, value) in more) all[name] = value;
        return all;
    }
}
