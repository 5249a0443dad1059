using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using AgentOps.Json;
using AgentOps.Memories;
using AgentOps.Time;

namespace AgentOps.Models.Scripted;

/// <summary>
/// An initiative of the scripted model (SPEC §6): it takes one of the memories it was told, plans what follows from a memory of that type, and says why in
/// the agent's own words. The facts are those of <see cref="Agents.InitiativePrompt.Facts"/>.
/// </summary>
internal static class ScriptedInitiative
{
    private const int LongestSubject = 70;

    /// <summary>The memory it takes, and the facts of a work task about it.</summary>
    internal static (Remembered Memory, ScriptFacts Facts)? Choose(JsonText facts, Dice dice)
    {
        var told = JsonSerializer.Deserialize<Told>(facts.ToString(), Wire.State)?.Memories ?? [];
        if (told.IsDefaultOrEmpty) return null;
        var memory = dice.Pick((IReadOnlyList<Remembered>)told);
        return (memory, new ScriptFacts { Mission = "a proposal of my own", Topic = Subject(memory.Content), Sources = [new() { From = "memory", Text = memory.Content }] });
    }

    /// <summary>The proposal as a JSON object.</summary>
    internal static JsonObject Write(Remembered memory, string subject, Voice voice)
    {
        var (title, steps) = Plan(memory, subject, voice.Dice);
        var why = voice.Say("claim", max: 400);
        return new()
        {
            ["title"] = voice.Persona.LowerCase ? title.ToLowerInvariant() : title,
            ["reason"] = why.Length > 0 ? why : $"It follows from what I remember: {memory.Content}",
            ["steps"] = new JsonArray([.. steps.Select(s => new JsonObject { ["kind"] = s.Kind, ["payload"] = s.Payload })]),
            ["memoryId"] = memory.Id,
        };
    }

    private static (string Title, (string Kind, JsonObject Payload)[] Steps) Plan(Remembered memory, string subject, Dice dice) => memory.Type switch
    {
        MemoryType.Lesson when memory.Tags.Contains("worked") =>
            ($"{dice.Pick(["Once more, with intent", "Do again what travelled", "Find out if it was luck"])}: {subject}", [Step("draft_tweet", subject), Step("review", subject)]),
        MemoryType.Lesson =>
            ($"{dice.Pick(["Not again", "What went wrong with", "A smaller second try"])}: {subject}",
                [Step("analyze", subject, "What went wrong, and what is the smallest change that would have prevented it?"), Step("summarize", subject)]),
        MemoryType.Strategy =>
            ($"{dice.Pick(["One step further", "Make a habit of it", "Use it somewhere new"])}: {subject}", [Step("research", subject), Step("summarize", subject)]),
        MemoryType.Preference =>
            ($"{dice.Pick(["Write it the way we like it", "A note in our own taste"])}: {subject}", [Step("research", subject), Step("write_content", subject)]),
        _ =>
            ($"{dice.Pick(["Test it", "Is it still true", "Look closer"])}: {subject}",
                [Step("research", subject), Step("analyze", subject, "What speaks for it, what against it, and what would settle it?")]),
    };

    private static (string Kind, JsonObject Payload) Step(string kind, string topic, string? question = null)
    {
        var payload = new JsonObject { ["topic"] = topic };
        if (question is not null) payload["question"] = question;
        return (kind, payload);
    }

    /// <summary>What a memory is about: what it quotes, or its beginning.</summary>
    private static string Subject(string content)
    {
        var (open, close) = (content.IndexOf('“'), content.IndexOf('”'));
        var text = open >= 0 && close > open + 1 ? content[(open + 1)..close] : content;
        text = text.Trim().TrimEnd('.', '!', '?', ':', '…');
        if (text.Length <= LongestSubject) return text;
        var space = text.LastIndexOf(' ', LongestSubject);
        return text[..(space > 20 ? space : LongestSubject)];
    }

    /// <summary>The facts.</summary>
    internal sealed record Told(ImmutableArray<Remembered> Memories);

    /// <summary>A memory it was told.</summary>
    internal sealed record Remembered(string Id, MemoryType Type, string Content)
    {
        public ImmutableArray<string> Tags { get; init; } = [];
    }
}
