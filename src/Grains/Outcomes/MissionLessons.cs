using System.Collections.Immutable;
using System.Text.Json;
using AgentOps.Events;
using AgentOps.Json;
using AgentOps.Memories;
using AgentOps.Missions;

namespace AgentOps.Outcomes;

/// <summary>What missions teach (SPEC §4): a success becomes a strategy, a failure a lesson, and what a memory led to moves its confidence. Pure.</summary>
public static class MissionLessons
{
    /// <summary>What a mission's memory is worth.</summary>
    public const decimal Confidence = 0.60m;

    /// <summary>One reading teaches an agent at most so much; a flood of missions is not a flood of memories.</summary>
    public const int MostAReading = 10;

    /// <summary>The end of a mission; the same instance for any other event.</summary>
    public static OutcomeState Add(OutcomeState state, CompanyEvent ended)
    {
        if (ended.Kind is not (EventKinds.MissionSucceeded or EventKinds.MissionFailed) || ended.Agent is not { } agent || ended.Refs.MissionId is not { } mission) return state;
        var succeeded = ended.Kind == EventKinds.MissionSucceeded;
        var trace = $"mission:{mission}";
        var next = state;
        if (PostRules.Text(ended.Data, "memoryId") is { } memory)
            next = next with { Influenced = next.Influenced.Add(new(agent, memory, $"event:{ended.Id}", succeeded)) };
        if (next.Memories.Count(m => m.Agent == agent) < MostAReading && !next.Memories.Any(m => m.Memory.Trace == trace))
            next = next with { Memories = next.Memories.Add(new(agent, succeeded ? Strategy(ended, trace) : Lesson(ended, trace))) };
        return next;
    }

    private static NewMemory Strategy(CompanyEvent ended, string trace)
    {
        var kinds = Kinds(ended.Data);
        var how = kinds.IsEmpty ? "we did it" : string.Join(", then ", kinds.Select(StepWords.Noun));
        return Memory(MemoryType.Strategy, $"What worked for “{Title(ended)}”: {how}.", ["mission", .. kinds], ended, trace);
    }

    private static NewMemory Lesson(CompanyEvent ended, string trace) =>
        Memory(MemoryType.Lesson, $"“{Title(ended)}” failed: {ended.Summary ?? "nobody knows why"}", ["failed", "mission", .. Kinds(ended.Data)], ended, trace);

    private static NewMemory Memory(MemoryType type, string text, ImmutableArray<string> tags, CompanyEvent ended, string trace) => new(
        type, text, Confidence, tags, "mission", trace, ended.Untrusted || ended.Cause.BeganOutside(), ended.Cause.By(trace), []);

    private static string Title(CompanyEvent ended)
    {
        var title = PostRules.Text(ended.Data, "title") ?? ended.Title;
        return title.Length <= 120 ? title : title[..119] + "…";
    }

    private static ImmutableArray<string> Kinds(JsonText? data)
    {
        if (data is not { } json) return [];
        using var document = JsonDocument.Parse(json.Value);
        return document.RootElement.TryGetProperty("kinds", out var kinds) && kinds.ValueKind == JsonValueKind.Array
            ? [.. kinds.EnumerateArray().Select(k => k.GetString()).OfType<string>().Take(4)]
            : [];
    }
}
