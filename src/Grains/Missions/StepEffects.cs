using System.Text.Json;
using AgentOps.Events;
using AgentOps.Json;
using AgentOps.Journals;

namespace AgentOps.Missions;

/// <summary>What a step's success means for the company besides its result: a post is out, a piece of content is there.</summary>
internal static class StepEffects
{
    internal static void Write(MissionTurn turn, StepState step, JsonText result)
    {
        if (step.Kind is not ("post_tweet" or "write_content")) return;
        using var document = JsonDocument.Parse(result.Value);
        if (document.RootElement.ValueKind != JsonValueKind.Object) return;
        if (step.Kind == "post_tweet") Posted(turn, step, document.RootElement);
        else turn.StepEvent(
            EventKinds.ContentPublished, step, $"{turn.State.Who} wrote “{Text(document.RootElement, "title") ?? turn.State.Title}”", Text(document.RootElement, "summary"));
    }

    private static void Posted(MissionTurn turn, StepState step, JsonElement result)
    {
        var text = Text(result, "text") ?? "";
        var draft = Text(result, "draftId") ?? turn.IdOf(step);
        var publisher = Text(result, "publisher") ?? "external";
        turn.Journal.Add(new PostEntry(
            turn.State.Company, draft, turn.State.Agent, text, publisher, Text(result, "externalId"), turn.Now, turn.State.Id,
            turn.IdOf(step)));
        turn.Journal.Event(
            EventKinds.PostPublished, $"{turn.State.Who} posted", turn.State.Cause.By($"step:{turn.IdOf(step)}"), turn.State.Agent,
            new(turn.State.ProposalId, turn.State.Id, turn.IdOf(step)), summary: text, data: new { draftId = draft, publisher });
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
