using System.Text.Json.Nodes;
using AgentOps.Reading;

namespace AgentOps.Models.Scripted;

/// <summary>Plans and words the work tasks, each answering in the shape its executor asks for.</summary>
internal static class ScriptedWork
{
    internal static JsonObject Write(string task, Scene scene, Voice voice) => task switch
    {
        "analyze" => Analyze(scene, voice),
        "research" => Research(scene, voice),
        "summarize" => Summarize(scene, voice),
        "draft_tweet" => Tweet(voice),
        "write_content" => ScriptedArticle.Write(scene, voice),
        "review" => ScriptedReview.Write(scene, voice),
        "diagnose" => ScriptedDiagnosis.Write(scene, voice),
        _ => new() { ["summary"] = Join(voice.Say("lead"), voice.Say("judge")), ["text"] = voice.Say("claim") },
    };

    private static JsonObject Analyze(Scene scene, Voice voice) => new()
    {
        ["summary"] = Summary(scene, voice, "ask"),
        ["findings"] = Array(Findings(scene, voice)),
        ["quotes"] = Array(scene.Telling.Take(3)),
    };

    private static JsonObject Research(Scene scene, Voice voice)
    {
        var topic = scene.Slots["topic"];
        string[] questions =
        [
            $"Who has already measured {topic}, and with how many cases?",
            $"What would we do differently if the opposite were true of {topic}?",
            $"What is the base rate for {topic}, before we came along?",
            $"Who would disagree with us about {topic}, and what have they seen?",
            $"What is the cheapest way to be wrong about {topic} by tomorrow?",
            $"Since when has {topic} been the way it is, and what changed then?",
            $"Which single figure would settle most of the argument about {topic}?",
        ];
        return new()
        {
            ["summary"] = Summary(scene, voice, "close"),
            ["findings"] = Array(Findings(scene, voice)),
            ["questions"] = Array(questions.OrderBy(_ => voice.Dice.Next()).Take(4).Select(q => voice.Persona.LowerCase ? q.ToLowerInvariant() : q)),
            ["quotes"] = Array(scene.Telling.Take(2)),
        };
    }

    private static JsonObject Summarize(Scene scene, Voice voice)
    {
        var points = scene.Figures.Take(2).Concat(scene.Telling.Take(4).Select(t => Sentences.Cut(t, 200)));
        return new() { ["summary"] = Summary(scene, voice, "close"), ["points"] = Array(scene.HasMaterial ? points : [voice.Say("blank")]) };
    }

    private static JsonObject Tweet(Voice voice) => new()
    {
        ["text"] = voice.Say("tweet", max: 270),
        ["alternatives"] = Array([voice.Say("tweet", max: 270), voice.Say("claim", max: 270)]),
    };

    /// <summary>What it is, what the persona makes of it, and one move more.</summary>
    private static string Summary(Scene scene, Voice voice, string last) =>
        scene.HasMaterial ? Join(voice.Say("lead"), voice.Say("judge"), voice.Say(last)) : Join(voice.Say("blank"), voice.Say("ask"));

    /// <summary>What the input really holds: figures, words, sentences, gaps; in the persona's wording.</summary>
    internal static IEnumerable<string> Findings(Scene scene, Voice voice)
    {
        if (!scene.HasMaterial)
        {
            yield return voice.Say("blank");
            yield break;
        }

        foreach (var figure in scene.Figures.Take(3))
            if (voice.Say("finding_figure", new Dictionary<string, string> { ["figure"] = figure }) is { Length: > 0 } said) yield return said;
        if (scene.Words.Length > 1 && scene.Words[0].Count > 1 && voice.Say("finding_word") is { Length: > 0 } word) yield return word;
        foreach (var sentence in scene.Telling.Take(2)) yield return $"{(voice.Persona.LowerCase ? "it" : "It")} says: “{Sentences.Cut(sentence, 220)}”";
        if (voice.Say("finding_missing") is { Length: > 0 } gap) yield return gap;
    }

    internal static string Join(params string[] parts) => string.Join(' ', parts.Where(p => p.Length > 0));

    internal static JsonArray Array(IEnumerable<string> texts) => new([.. texts.Where(t => t.Length > 0).Select(t => JsonValue.Create(t))]);
}
