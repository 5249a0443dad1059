using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using AgentOps.Missions;
using AgentOps.Publishing;
using AgentOps.Steps;

namespace AgentOps.Executors;

/// <summary><c>post_tweet</c>: publishes the given text or the draft of an earlier step, once: a draft's id is its step's.</summary>
internal sealed class PostTweetExecutor(IPublisher publisher) : IStepExecutor
{
    /// <inheritdoc/>
    public async Task<StepOutcome> Execute(ClaimedStep step, StepContext context, CancellationToken cancellationToken)
    {
        var (id, text) = Draft(step);
        var post = await publisher.Publish(context.Company.Key, id, text, cancellationToken);
        var result = new JsonObject
        {
            ["draftId"] = post.DraftId, ["text"] = text, ["publisher"] = publisher.Name, ["postedAt"] = post.At.ToString("O", CultureInfo.InvariantCulture),
        };
        if (post.ExternalId is { } external) result["externalId"] = external;
        if (post.Url is { } url) result["url"] = url;
        return ModelWork.Outcome(result);
    }

    private static (string Id, string Text) Draft(ClaimedStep step)
    {
        if (PayloadText.Field(step.Payload, "text") is { } given) return (step.Id, given);
        var wanted = PayloadText.Field(step.Payload, "draftId") ?? (PayloadText.Whole(step.Payload, "draftStep") is { } n ? $"{step.MissionId:D}.{n}" : null);
        var found = step.Earlier.Where(e => wanted is null ? e.Kind == "draft_tweet" : e.StepId == wanted).Select(e => (e.StepId, Text: TextOf(e))).LastOrDefault(e => e.Text is not null);
        if (found.Text is null)
        {
            throw new StepFailedException(
                wanted is null ? "There is nothing to post: give a text, or put a draft_tweet step before this one." : $"There is no draft '{wanted}' in this mission.", retryable: false);
        }

        return found.Text.Length <= DraftTweetExecutor.MaxPost
            ? (found.StepId, found.Text)
            : throw new StepFailedException($"The draft has {found.Text.Length} characters; a post has at most {DraftTweetExecutor.MaxPost}.", retryable: false);
    }

    private static string? TextOf(EarlierResult earlier)
    {
        using var document = JsonDocument.Parse(earlier.Result.ToString());
        return document.RootElement.ValueKind == JsonValueKind.Object ? Sources.Text(document.RootElement, "text") : null;
    }
}
