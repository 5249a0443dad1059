using System.Collections.Immutable;
using System.Globalization;
using AgentOps.Reading;
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
        string? last = null;
        for (var i = 0; i < Tries; i++)
        {
            var line = dice.Pick((IReadOnlyList<string>)lines);
            if ((_used.Contains(line) && i < Tries / 2) || Draw(line, filled, max) is not { } text) continue;
            last = text;
            if (!spoken.TrySay(text, now)) continue;
            _used.Add(line);
            return text;
        }

        return last is null ? "" : Fresh(lines, filled, max) ?? Dated(last);
    }

    private string? Draw(string line, IReadOnlyDictionary<string, string> filled, int max) =>
        Line.Fill(line, filled, dice) is { } text && Finish(text) is var finished && finished.Length <= max ? finished : null;

    /// <summary>What is left of a line when the sentences said already are left out, or two lines made one sentence, which have many more forms.</summary>
    private string? Fresh(ImmutableArray<string> lines, IReadOnlyDictionary<string, string> filled, int max)
    {
        for (var i = 0; i < Tries; i++)
        {
            if (Draw(dice.Pick((IReadOnlyList<string>)lines), filled, max) is not { } one || Draw(dice.Pick((IReadOnlyList<string>)lines), filled, max) is not { } two) continue;
            var rest = string.Join(' ', Sentences.Of(one).Where(sentence => spoken.IsFresh(sentence, now)));
            if (rest.Length > 0 && spoken.TrySay(rest, now)) return rest;
            var both = $"{Sentences.Of(one)[0].TrimEnd('.', '?', '!')}; {Sentences.Of(two)[0]}";
            if (both.Length <= max && spoken.TrySay(both, now)) return both;
        }

        return null;
    }

    /// <summary>The end of all variety: what must be said again says when.</summary>
    private string Dated(string text)
    {
        var sentence = Sentences.Of(text)[0].TrimEnd('.', '?', '!', '"', '”');
        var said = string.Create(CultureInfo.InvariantCulture, $"{sentence}, as of {now:dddd HH:mm}.");
        for (var times = 2; times < Tries && !spoken.TrySay(said, now); times++) said = string.Create(CultureInfo.InvariantCulture, $"{sentence}, as of {now:dddd HH:mm}, take {times}.");
        return said;
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
