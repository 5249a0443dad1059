using AgentOps.Api.Problems;
using AgentOps.Json;

namespace AgentOps.Api.Proposals;

/// <summary>What a proposal must look like before the door is bothered; the door itself knows agents, kinds and schemas.</summary>
internal static class ProposalRules
{
    private const int MostSteps = 20;

    internal static void Validate(ProposalBody body, string? idempotencyKey, ref Check check)
    {
        check.Key(body.Agent, "agent");
        check.Line(body.Title, "title", 200);
        check.Text(body.Reason, "reason", 4_000);
        check.That(body.Steps.Length is >= 1 and <= MostSteps, "steps", "must be 1 to 20 steps");
        for (var i = 0; i < Math.Min(body.Steps.Length, MostSteps); i++) Validate(body.Steps[i], i, ref check);
        if (idempotencyKey is null) return;
        check.That(idempotencyKey.Length is >= 1 and <= 200, "Idempotency-Key", "must have 1 to 200 characters");
        check.That(!idempotencyKey.AsSpan().ContainsAnyExceptInRange(' ', '~'), "Idempotency-Key", "must be visible ASCII");
    }

    private static void Validate(StepBody? step, int index, ref Check check)
    {
        // Interpolated only when something is wrong: this runs for every proposal.
        if (step is null) check.That(false, $"steps[{index}]", "must not be null");
        else
        {
            if (!KeyText.IsName(step.Kind)) check.Name(step.Kind, $"steps[{index}].kind");
            if (!IsObject(step.Payload)) check.That(false, $"steps[{index}].payload", "must be a JSON object");
            if (step.After is { Length: > MostSteps }) check.That(false, $"steps[{index}].after", "names too many steps");
        }
    }

    private static bool IsObject(JsonText json) => json.Value is ['{', ..];
}
