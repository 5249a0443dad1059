using System.Globalization;
using System.Text.Json.Nodes;
using AgentOps.Reading;

namespace AgentOps.Models.Scripted;

/// <summary>Reviews a text by what can really be seen in it: length of sentences, figures, worn words, shouting.</summary>
internal static class ScriptedReview
{
    private static readonly string[] Worn = ["leverage", "unlock", "journey", "game-changer", "synergy", "seamless", "cutting-edge", "revolutioni", "empower", "robust", "delve"];

    internal static JsonObject Write(Scene scene, Voice voice)
    {
        if (!scene.HasMaterial)
        {
            return new()
            {
                ["verdict"] = "revise", ["score"] = 4, ["summary"] = voice.Say("blank"), ["strengths"] = new JsonArray(),
                ["issues"] = ScriptedWork.Array(["There is nothing to review in what was given to this step."]),
            };
        }

        var (strengths, issues) = Look(scene);
        var score = Math.Clamp(6 + Math.Min(2, strengths.Count) - (2 * issues.Count), 1, 10);
        var verdict = score >= 7 ? "approve" : score >= 4 ? "revise" : "reject";
        return new()
        {
            ["verdict"] = verdict,
            ["score"] = score,
            ["summary"] = ScriptedWork.Join(voice.Say("lead"), voice.Say("judge")),
            ["strengths"] = ScriptedWork.Array(strengths.Select(s => voice.Say("praise", Slot("strength", s)) is { Length: > 0 } said ? said : s)),
            ["issues"] = ScriptedWork.Array(issues.Select(s => voice.Say("fault", Slot("issue", s)) is { Length: > 0 } said ? said : s)),
            ["quotes"] = ScriptedWork.Array(scene.Telling.Take(2)),
        };
    }

    private static (List<string> Strengths, List<string> Issues) Look(Scene scene)
    {
        var text = scene.Facts.Text;
        var sentences = Sentences.Of(text);
        var (strengths, issues) = (new List<string>(), new List<string>());
        if (sentences.IsEmpty) return (strengths, issues);
        var average = sentences.Average(Sentences.Words);
        var longest = sentences.MaxBy(Sentences.Words)!;
        var shortest = sentences.Where(s => s.Length > 12).MinBy(s => s.Length);
        if (average <= 18) strengths.Add(string.Create(CultureInfo.InvariantCulture, $"its sentences average {average:0} words"));
        if (Sentences.Words(longest) > 38) issues.Add(string.Create(CultureInfo.InvariantCulture, $"one sentence runs to {Sentences.Words(longest)} words, “{Sentences.Cut(longest, 60)}”"));
        if (!scene.Figures.IsEmpty) strengths.Add($"it can be checked, “{scene.Figures[0]}”");
        else if (text.Length > 400) issues.Add("there is no figure in it that one could check");
        if (shortest is not null && sentences.Length > 2) strengths.Add($"“{Sentences.Cut(shortest, 90)}” stands on its own");
        if (Worn.FirstOrDefault(w => text.Contains(w, StringComparison.OrdinalIgnoreCase)) is { } worn) issues.Add($"the word “{worn}” has been on every slide since 2015");
        if (text.Count(c => c == '!') is > 1 and var shouts) issues.Add(string.Create(CultureInfo.InvariantCulture, $"it shouts {shouts} times"));
        if (scene.Words.Length > 0 && scene.Words[0].Count > 4 && scene.Words[0].Count * 25 > Sentences.Words(text)) issues.Add($"it says “{scene.Words[0].Word}” {Scene.Times(scene.Words[0].Count)}");
        if (text.Contains('#', StringComparison.Ordinal)) issues.Add("it wears hashtags");
        return (strengths, issues);
    }

    private static Dictionary<string, string> Slot(string name, string value) => new(StringComparer.Ordinal) { [name] = value };
}
