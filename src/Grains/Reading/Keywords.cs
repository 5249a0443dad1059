using System.Collections.Frozen;
using System.Collections.Immutable;

namespace AgentOps.Reading;

/// <summary>What a text is about, by its own words: the frequent ones that are not common English.</summary>
public static class Keywords
{
    private static readonly FrozenSet<string> Common = (
        "about above after again against also although always among another because been before being below between both cannot come could does doing down during each "
        + "either else ever every first from further gets going gone have having here hers herself himself however into itself just last least less like made make makes "
        + "many might more most much must need never next none only onto other ought ours over part perhaps quite rather really said same says seem several shall should "
        + "since some soon still such take than that their theirs them themselves then there these they thing things this those though three through thus together too "
        + "toward under until unto upon used uses using very want wants well were what whatever when where whether which while whom whose will with within without would "
        + "year years your yours yourself yourselves nbsp http https html page click read").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>At most <paramref name="max"/> words with how often they occur, the most frequent first, ties by first place.</summary>
    public static ImmutableArray<(string Word, int Count)> Of(string text, int max)
    {
        var counts = new Dictionary<string, (int Count, int First)>(StringComparer.Ordinal);
        var place = 0;
        foreach (var word in Split(text))
        {
            place++;
            if (word.Length < 4 || Common.Contains(word) || word.Any(char.IsDigit)) continue;
            counts[word] = counts.TryGetValue(word, out var known) ? (known.Count + 1, known.First) : (1, place);
        }

        return [.. counts.OrderByDescending(c => c.Value.Count).ThenBy(c => c.Value.First).Take(max).Select(c => (c.Key, c.Value.Count))];
    }

    /// <summary>The text's sentences that carry most of its frequent words (and of <paramref name="wanted"/>), in the order of the text.</summary>
    public static ImmutableArray<string> Telling(string text, string wanted, int max)
    {
        var sentences = Sentences.Of(text);
        var weight = Of(text, 30).ToDictionary(k => k.Word, k => (double)k.Count, StringComparer.Ordinal);
        foreach (var word in Split(wanted).Where(w => w.Length > 3 && !Common.Contains(w))) weight[word] = weight.GetValueOrDefault(word) + 6;
        return
        [
            .. sentences.Select((s, i) => (Sentence: s, Index: i, Score: Score(s, i)))
                .Where(s => s.Sentence.Length is >= 25 and <= 400)
                .DistinctBy(s => s.Sentence)
                .OrderByDescending(s => s.Score).ThenBy(s => s.Index)
                .Take(max).OrderBy(s => s.Index).Select(s => s.Sentence),
        ];

        double Score(string sentence, int index)
        {
            var words = Split(sentence).Distinct().ToArray();
            var sum = words.Sum(w => weight.GetValueOrDefault(w));
            var full = sentence[^1] is '.' or '!' or '?' or '”' or '"' ? 1.0 : 0.4;
            return (sum / Math.Sqrt(words.Length + 4) * full) + (sentence.Any(char.IsDigit) ? 1.5 : 0) + (index < 3 ? 0.5 : 0);
        }
    }

    private static IEnumerable<string> Split(string text)
    {
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var inside = i < text.Length && (char.IsLetterOrDigit(text[i]) || (text[i] is '\'' or '’' or '-' && start >= 0));
            if (inside && start < 0) start = i;
            if (inside || start < 0) continue;
            yield return text[start..i].Trim('\'', '’', '-').ToLowerInvariant();
            start = -1;
        }
    }
}
