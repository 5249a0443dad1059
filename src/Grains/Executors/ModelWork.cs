using System.Text.Json;
using System.Text.Json.Nodes;
using AgentOps.Json;
using AgentOps.Kinds;
using AgentOps.Missions;
using AgentOps.Models;
using AgentOps.Steps;
using Microsoft.Extensions.AI;

namespace AgentOps.Executors;

/// <summary>Asks the work model for a JSON object of a given shape. What does not fit is asked for once more, then the step fails (FAULTS "Bad input").</summary>
internal static class ModelWork
{
    internal static async Task<JsonObject> Ask(
        ClaimedStep step, StepContext context, Brief brief, string task, AnswerShape shape, double temperature, CancellationToken cancellationToken)
    {
        var prompt = WorkPrompt.Of(context.Agent, context.Company.Name, brief, task, shape.Example, context.Dice.Next());
        var script = new Script(context.Company.Key.Value, step.Kind, context.Agent, brief.ToFacts(), context.Dice.Next());
        var options = new ModelOptions(temperature, shape.MaxTokens, script, Json: true);
        var first = await context.Models.Ask("work", prompt, options, cancellationToken);
        var (answer, fault) = Read(first, shape);
        if (answer is not null) return answer;
        var again = await context.Models.Ask(
            "work",
            [.. prompt, new(ChatRole.Assistant, Shown(first)), new(ChatRole.User, $"That does not fit: {fault} Answer again with only the JSON object: {shape.Example}")],
            options,
            cancellationToken);
        (answer, fault) = Read(again, shape);
        return answer ?? throw new StepFailedException($"The model's answer does not fit, twice: {fault}", retryable: false);
    }

    private static (JsonObject? Answer, string? Fault) Read(string text, AnswerShape shape)
    {
        var (open, close) = (text.IndexOf('{'), text.LastIndexOf('}'));
        if (open < 0 || close < open) return (null, "there is no JSON object in it.");
        var json = text[open..(close + 1)];
        var errors = shape.Schema.Check(new(json), "answer");
        return errors.IsEmpty
            ? (JsonNode.Parse(json, documentOptions: new JsonDocumentOptions { MaxDepth = JsonGuard.MaxDepth + 1 })!.AsObject(), null)
            : (null, string.Join(" ", errors.Take(5).Select(e => $"{e.Path} {e.Message}")));
    }

    private static string Shown(string text) => text.Length <= 4_000 ? text : text[..4_000];

    /// <summary>The texts of a list field, trimmed, without empty ones.</summary>
    internal static IEnumerable<string> Texts(JsonObject answer, string name) =>
        answer[name] is JsonArray list
            ? list.OfType<JsonValue>().Select(v => v.TryGetValue<string>(out var text) ? text.Trim() : "").Where(t => t.Length > 0)
            : [];

    /// <summary>A text field, trimmed.</summary>
    internal static string Text(JsonObject answer, string name) => answer[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text.Trim() : "";

    internal static JsonArray Array(IEnumerable<string> texts) => new([.. texts.Select(t => JsonValue.Create(t))]);

    internal static StepOutcome Outcome(JsonObject result) => new(new JsonText(result.ToJsonString(Wire.State)));
}
