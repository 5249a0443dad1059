using System.Text.Json;
using AgentOps.Missions;
using AgentOps.Steps;

namespace AgentOps.Grains.Tests.Loop;

/// <summary>Does what the payload's text says: <c>fail</c> fails for good, <c>wait</c> waits for ever, anything else is the result.</summary>
internal sealed class ScriptedExecutor : IStepExecutor
{
    public async Task<StepOutcome> Execute(ClaimedStep step, StepContext context, CancellationToken cancellationToken)
    {
        var text = JsonDocument.Parse(step.Payload.Value).RootElement.TryGetProperty("text", out var value) ? value.GetString()! : "done";
        if (text == "fail") throw new StepFailedException("It was told to fail.", retryable: false);
        if (text == "wait") await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        return new(new(JsonSerializer.Serialize(new { text, earlier = step.Earlier.Length, draftId = step.Id, publisher = "test" })));
    }
}
