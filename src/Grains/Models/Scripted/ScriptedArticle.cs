using System.Text.Json.Nodes;
using AgentOps.Reading;

namespace AgentOps.Models.Scripted;

/// <summary>Writes a short piece: an opening, what is known with its sources, a turn, what follows, an end.</summary>
internal static class ScriptedArticle
{
    internal static JsonObject Write(Scene scene, Voice voice)
    {
        var parts = new List<string> { ScriptedWork.Join(voice.Say("open"), voice.Say("claim")) };
        if (scene.HasMaterial)
        {
            parts.Add(ScriptedWork.Join(voice.Say("lead"), scene.Telling.IsEmpty ? "" : $"“{Sentences.Cut(scene.Telling[0], 260)}”"));
            if (scene.Figures.Length > 1) parts.Add(ScriptedWork.Join([.. scene.Figures.Take(2).Select(f => voice.Say("finding_figure", new Dictionary<string, string> { ["figure"] = f }))]));
            parts.Add(voice.Say("judge"));
        }
        else
        {
            parts.Add(ScriptedWork.Join(voice.Say("tell"), voice.Say("claim")));
        }

        parts.Add(ScriptedWork.Join(voice.Say("turn"), voice.Say("provoke")));
        parts.Add(ScriptedWork.Join(voice.Say("claim"), voice.Say("close")));
        var text = string.Join("\n\n", parts.Where(p => p.Length > 0));
        if (scene.Facts.MaxWords is { } words) text = Shorten(text, words);
        return new() { ["title"] = voice.Say("title", Title(scene.Slots["topic"])) is { Length: > 0 } title ? title.TrimEnd('.') : scene.Slots["topic"], ["text"] = text };
    }

    private static Dictionary<string, string> Title(string topic) => new(StringComparer.Ordinal) { ["topic"] = topic.Trim('“', '”') };

    private static string Shorten(string text, int words)
    {
        var kept = new List<string>();
        foreach (var part in text.Split("\n\n"))
        {
            if (kept.Count > 0 && kept.Sum(Sentences.Words) + Sentences.Words(part) > words) break;
            kept.Add(part);
        }

        return string.Join("\n\n", kept);
    }
}
