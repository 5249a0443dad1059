using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using AgentOps.Companies;
using AgentOps.Json;
using AgentOps.Models.Scripted.Conversation;
using AgentOps.Reading;
using AgentOps.Time;

namespace AgentOps.Models.Scripted;

/// <summary>Proposes work that follows from one of the agent's memories (SPEC §6): what to do depends on who proposes and on what kind of memory it is.</summary>
internal static class ScriptedInitiative
{
    /// <summary>What each persona reaches for first, as far as the company knows the kinds.</summary>
    private static readonly Dictionary<string, string[]> Habits = new(StringComparer.Ordinal)
    {
        ["opus"] = ["view", "summarize"],
        ["brain"] = ["research", "analyze"],
        ["growth"] = ["view", "analyze"],
        ["creator"] = ["research", "write_content"],
        ["twitter-alt"] = ["draft_tweet", "review"],
        ["observer"] = ["view", "review"],
    };

    private const double Tests = 0.5;

    internal static JsonObject Write(Script script, Spoken spoken, DateTimeOffset now)
    {
        var facts = JsonSerializer.Deserialize<Facts>(script.Facts.ToString(), Wire.State) ?? new();
        var dice = new Dice(script.Seed);
        var persona = Persona.Of(script.Agent);
        // What one has only been told is what one would like to see borne out.
        var untested = facts.Memories.Where(m => m.Type == "insight").ToList();
        var memory = facts.Memories.IsEmpty ? null : dice.Pick(untested.Count > 0 && dice.Chance(Tests) ? untested : (IReadOnlyList<Remembered>)facts.Memories);
        var topic = Topic(memory, script.Agent);
        var slots = new Dictionary<string, string>(StringComparer.Ordinal) { ["topic"] = topic };
        if (Keywords.Of(memory?.Content ?? topic, 1) is [var word, ..]) slots["word"] = word.Word;
        var voice = new Voice(persona, slots, dice, spoken, now);
        var kinds = Habits[persona.Name].Where(k => facts.Kinds.Contains(k)).DefaultIfEmpty(facts.Kinds.FirstOrDefault("analyze")).ToArray();
        var answer = new JsonObject
        {
            ["title"] = voice.Say("title", max: 100) is { Length: > 0 } title ? title.TrimEnd('.') : topic,
            ["reason"] = ScriptedWork.Join(memory is null ? "" : $"{(persona.LowerCase ? "i" : "I")} remember: “{Sentences.Cut(memory.Content, 160)}”", voice.Say("claim", max: 300)),
            ["steps"] = new JsonArray([.. kinds.Select(k => Step(k, topic, memory))]),
        };
        if (memory is not null) answer["memoryId"] = memory.Id;
        return answer;
    }

    private static JsonObject Step(string kind, string topic, Remembered? memory)
    {
        var payload = new JsonObject { ["topic"] = topic };
        if (kind == "view") payload["what"] = memory?.Type == "lesson" ? "posts" : "metrics";
        if (kind is "analyze" or "research" && memory is not null) payload["question"] = $"Does it still hold: {Sentences.Cut(memory.Content, 300)}";
        return new() { ["kind"] = kind, ["payload"] = payload };
    }

    /// <summary>What the memory is about, or its most telling words, as a subject; without a memory the agent's own role.</summary>
    private static string Topic(Remembered? memory, AgentInfo agent)
    {
        if (memory is null) return $"what the {agent.Role.ToLowerInvariant()} should look at next";
        if (Knowledge.Of(memory.Content) is { } facet) return facet.Name;
        if (memory.Tags.FirstOrDefault(t => t.Length > 3) is { } tag && Keywords.Of(memory.Content, 1) is [var word, ..] && word.Word != tag) return $"{tag.Replace('_', ' ')} and {word.Word}";
        return Scene.Topic(memory.Content).Trim('“', '”');
    }

    private sealed record Facts
    {
        public ImmutableArray<Remembered> Memories { get; init; } = [];
        public ImmutableArray<string> Kinds { get; init; } = [];
    }

    private sealed record Remembered
    {
        public string Id { get; init; } = "";
        public string Type { get; init; } = "";
        public string Content { get; init; } = "";
        public ImmutableArray<string> Tags { get; init; } = [];
    }
}
