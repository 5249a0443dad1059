using System.Collections.Immutable;
using System.Globalization;
using AgentOps.Reading;
using AgentOps.Time;

namespace AgentOps.Models.Scripted;

/// <summary>What a work task's input says, read once: its words, figures, telling sentences, and what it lacks; the slots of a persona's lines.</summary>
internal sealed record Scene(
    ScriptFacts Facts,
    ImmutableArray<string> Telling,
    ImmutableArray<string> Figures,
    ImmutableArray<(string Word, int Count)> Words,
    ImmutableArray<string> Missing,
    IReadOnlyDictionary<string, string> Slots)
{
    /// <summary>True when there is anything to work on.</summary>
    public bool HasMaterial => Facts.Text.Length > 0 || Facts.Sources.Any(s => !s.Counts.IsEmpty);

    internal static Scene Of(ScriptFacts facts, Dice dice)
    {
        var text = facts.Text;
        var counts = facts.Originals.SelectMany(s => s.Counts).ToArray();
        var telling = Keywords.Telling(text, $"{facts.Topic} {facts.Question}", 6);
        ImmutableArray<string> figures =
        [
            .. counts.Where(c => c.Value != 0).Concat(counts.Where(c => c.Value == 0)).Select(Told),
            .. Reading.Figures.Of(text, 12).Select(f => f.Phrase).Where(p => p.Length is > 3 and < 90),
        ];
        var words = counts.Length > 0 ? Named(counts) : Keywords.Of(text.Length > 0 ? text : $"{facts.Topic} {facts.Question} {facts.Mission}", 8);
        var missing = Lacks(text, figures);
        var slots = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["topic"] = Topic(facts.Topic),
            ["sources"] = facts.Originals.Count() switch { 0 => "", 1 => "one source", var n => $"{Spelled(n)} sources" },
            ["numbers"] = figures.Length switch { 0 => "no figures", 1 => "one figure", >= 12 => "a dozen figures or more", var n => $"{Spelled(n)} figures" },
            ["pct"] = string.Create(CultureInfo.InvariantCulture, $"{Confidence(facts, figures.Length)}%"),
        };
        if (text.Length > 0) slots["words"] = Sentences.Words(text).ToString(CultureInfo.InvariantCulture);
        if (facts.Originals.Select(s => s.Title).FirstOrDefault(t => !string.IsNullOrWhiteSpace(t)) is { } title) slots["title"] = Sentences.Cut(Sentences.OneLine(title), 90);
        if (telling.Where(t => t.Length <= 170).ToArray() is { Length: > 0 } quotes) slots["quote"] = dice.Pick(quotes).TrimEnd('.', ' ');
        if (!facts.Colleagues.IsEmpty) slots["other"] = dice.Pick((IReadOnlyList<string>)facts.Colleagues);
        if (words.Length > 0) (slots["word"], slots["times"]) = (words[0].Word, Times(words[0].Count));
        if (words.Length > 1) slots["word2"] = words[1].Word;
        if (figures.Length > 0) slots["figure"] = figures[0];
        if (figures.Length > 1) slots["figure2"] = figures[1];
        if (missing.Length > 0) slots["missing"] = dice.Pick((IReadOnlyList<string>)missing);
        return new(facts, telling, figures, words, missing, slots);
    }

    /// <summary>Topics that are questions, titles or orders stand in quotation marks inside a sentence.</summary>
    private static readonly string[] Asks = ["what ", "why ", "how ", "who ", "where ", "when ", "whether ", "which ", "is ", "are ", "do ", "does ", "can ", "should "];

    /// <summary>A topic short enough to stand inside a sentence.</summary>
    internal static string Topic(string topic)
    {
        var text = Sentences.OneLine(topic).Trim().TrimEnd('.', '!', '?', ':');
        var colon = text.IndexOf(": ", StringComparison.Ordinal);
        if (text.Length > 48 && colon is > 8 and < 48) text = text[..colon];
        text = Sentences.Cut(text, 60).TrimEnd('…');
        var spaces = text.Count(c => c == ' ');
        // A title, an order or a question cannot stand in a sentence as it is.
        return Asks.Any(a => text.StartsWith(a, StringComparison.OrdinalIgnoreCase)) || spaces > 6 || (spaces > 0 && char.IsUpper(text[0]) && char.IsLower(text[1])) ? $"“{text}”" : text;
    }

    /// <summary>What the company's figures are of: missions, proposals, posts …</summary>
    private static ImmutableArray<(string Word, int Count)> Named(ScriptFacts.NamedCount[] counts) =>
        [.. counts.Select(c => c.Name.Split(' ', ':')[0]).Where(n => n.Length > 3).GroupBy(n => n, StringComparer.Ordinal).OrderByDescending(g => g.Count()).Select(g => (g.Key, 1))];

    /// <summary>A figure of the company's own data as one says it: <c>1 mission failed</c>.</summary>
    private static string Told(ScriptFacts.NamedCount count) => new Executors.CompanyCount(count.Name, count.Value).ToString();

    private static ImmutableArray<string> Lacks(string text, ImmutableArray<string> figures)
    {
        if (text.Length < 40) return ["anything written down", "a second source"];
        var found = ImmutableArray.CreateBuilder<string>();
        bool Has(params string[] words) => words.Any(w => text.Contains(w, StringComparison.OrdinalIgnoreCase));
        if (figures.IsEmpty) found.Add("a single figure");
        if (!Has("because", "therefore", "since ", "so that")) found.Add("a reason why");
        if (!Has("monday", "tuesday", "wednesday", "thursday", "friday", "january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december", "202", "today", "week"))
            found.Add("a date");
        if (!Has("compared", "than", "versus", " vs ", "instead of")) found.Add("a comparison");
        if (!Has("$", "€", "price", "cost", "usd", "budget")) found.Add("what it costs");
        if (!Has("fail", "risk", "problem", "wrong", "error", "however")) found.Add("what could go wrong");
        if (!Has("“", "\"", "said", "says", "told")) found.Add("someone's own words");
        if (found.Count == 0) found.Add("a second source");
        return found.ToImmutable();
    }

    private static int Confidence(ScriptFacts facts, int figures) =>
        Math.Min(85, 40 + (Math.Min(4, figures) * 5) + (Math.Min(3, facts.Sources.Length) * 7) + (facts.Text.Length > 2_000 ? 5 : 0));

    internal static string Times(int count) => count switch { 1 => "once", 2 => "twice", _ => string.Create(CultureInfo.InvariantCulture, $"{count} times") };

    private static string Spelled(int n) => n switch { 2 => "two", 3 => "three", 4 => "four", 5 => "five", 6 => "six", 7 => "seven", 8 => "eight", 9 => "nine", 10 => "ten", _ => n.ToString(CultureInfo.InvariantCulture) };
}
