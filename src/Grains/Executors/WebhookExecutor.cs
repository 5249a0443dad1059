using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using AgentOps.Json;
using AgentOps.Missions;
using AgentOps.Steps;
using AgentOps.Web;

namespace AgentOps.Executors;

/// <summary>
/// <c>deploy</c> and <c>notify</c>: a signed webhook to the target the operator configured, named after the kind when the payload names none. The delivery's
/// id is the step's, so a receiver recognises a repeated attempt.
/// </summary>
internal sealed class WebhookExecutor(IWebhookSender webhooks) : IStepExecutor
{
    /// <inheritdoc/>
    public async Task<StepOutcome> Execute(ClaimedStep step, StepContext context, CancellationToken cancellationToken)
    {
        var target = PayloadText.Field(step.Payload, "target") ?? step.Kind;
        var payload = JsonNode.Parse(step.Payload.ToString())!.AsObject();
        payload.Remove("target");
        var body = new JsonObject
        {
            ["kind"] = step.Kind,
            ["id"] = step.Id,
            ["company"] = context.Company.Key.Value,
            ["agent"] = step.Agent,
            ["mission"] = new JsonObject { ["id"] = step.MissionId.ToString("D"), ["title"] = step.Title },
            ["payload"] = payload,
        };
        if (step.Earlier.LastOrDefault() is { } last) body["result"] = JsonNode.Parse(last.Result.ToString(), documentOptions: new JsonDocumentOptions { MaxDepth = 64 });
        var receipt = await webhooks.Send(target, step.Id, new JsonText(body.ToJsonString(Wire.State)), cancellationToken);
        return ModelWork.Outcome(new()
        {
            ["target"] = target, ["deliveryId"] = step.Id, ["status"] = receipt.Status, ["sentAt"] = receipt.At.ToString("O", CultureInfo.InvariantCulture),
        });
    }
}
