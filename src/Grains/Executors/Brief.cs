using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using AgentOps.Causes;
using AgentOps.Json;
using AgentOps.Missions;
using AgentOps.Reading;
using AgentOps.Steps;

namespace AgentOps.Executors;

/// <summary>What a thinking step was asked, and what it has to work on. The same data makes the prompt and the scripted model's facts.</summary>
internal sealed record Brief(
    string Mission,
    string Topic,
    string? Question,
    string? Goal,
    string? Focus,
    string? Instructions,
    string? Tone,
    string? Audience,
    string? Language,
    string? Format,
    string? Target,
    string? Note,
    int? MaxWords,
    ImmutableArray<string> Points,
    ImmutableArray<Source> Sources,
    ImmutableArray<string> Colleagues)
{
    /// <summary>True when an event of another system caused the step: then what it was asked may be in strangers' words, too.</summary>
    [JsonIgnore]
    public bool BeganOutside { get; init; }

    /// <summary>True when something it rests on came from outside.</summary>
    [JsonIgnore]
    public bool Untrusted => BeganOutside || Sources.Any(s => s.Untrusted);

    /// <summary>The text evidence is looked for in: the originals', or, when there are none, all there is.</summary>
    [JsonIgnore]
    public string Text => string.Join("\n\n", (Sources.Any(s => !s.Derived) ? Sources.Where(s => !s.Derived) : Sources).Select(s => s.Text).Where(t => t.Length > 0));

    /// <summary>Where the sources came from: addresses, else steps.</summary>
    [JsonIgnore]
    public IEnumerable<string> Origins => Sources.Select(s => s.Address ?? s.From).Distinct();

    /// <summary>This brief with one more source.</summary>
    public Brief With(Source? source) => source is null ? this : this with { Sources = Sources.Add(source) };

    /// <summary>As the scripted model's facts.</summary>
    public JsonText ToFacts() => new(JsonSerializer.Serialize(this, Wire.State));

    /// <summary>The brief of a step.</summary>
    internal static Brief Of(ClaimedStep step, StepContext context)
    {
        using var document = JsonDocument.Parse(step.Payload.ToString());
        var payload = document.RootElement;
        string? Field(params string[] names) => names.Select(n => Executors.Sources.Text(payload, n)).FirstOrDefault(v => !string.IsNullOrWhiteSpace(v));

        var outside = Cause.BeganOutside(step.RootCause);
        var sources = ImmutableArray.CreateBuilder<Source>();
        sources.AddRange(step.Earlier.Select(Executors.Sources.Of));
        if (Field("text") is { } text) sources.Add(new("payload", null, null, text, outside, []));
        if (Field("context") is { } background) sources.Add(new("context", null, null, background, outside, []));
        if (Field("error") is { } error) sources.Add(new("error", null, null, error, outside, []));
        if (payload.TryGetProperty("data", out var data)) sources.Add(new("data", null, null, data.GetRawText(), true, []));
        return new(
            step.Title,
            Sentences.OneLine(Field("topic", "title", "target", "focus") ?? sources.Select(s => s.Title).FirstOrDefault(t => !string.IsNullOrWhiteSpace(t)) ?? step.Title),
            Field("question", "prompt", "instructions"),
            Field("goal"),
            Field("focus"),
            Field("prompt", "instructions"),
            Field("tone"),
            Field("audience"),
            Field("language"),
            Field("format"),
            Field("target"),
            Field("note"),
            payload.TryGetProperty("maxWords", out var words) && words.TryGetInt32(out var max) ? max : null,
            [.. List(payload, "questions"), .. List(payload, "outline"), .. List(payload, "criteria"), .. List(payload, "keywords")],
            sources.ToImmutable(),
            [.. context.Company.Agents.Where(a => a.Key != context.Agent.Key).Select(a => a.Name)])
        {
            BeganOutside = outside,
        };
    }

    private static IEnumerable<string> List(JsonElement payload, string name) =>
        payload.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Where(i => i.ValueKind == JsonValueKind.String).Select(i => i.GetString()!)
            : [];
}
