using AgentOps.Models;
using AgentOps.Silo.Models;
using Microsoft.Extensions.AI;

namespace AgentOps.Silo.Rehearsals.Replays;

/// <summary>Answers as was recorded: the same words, tokens and time, the same failure. What was never asked is answered by the model within.</summary>
internal sealed class RecordedModel(IChatClient inner, RecordedAnswers answers, TimeProvider clock) : DelegatingChatClient(inner)
{
    /// <inheritdoc/>
    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var prompt = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        if (answers.Next(PromptHash.Of(prompt, options)) is not { } call) return await base.GetResponseAsync(prompt, options, cancellationToken);
        if (call.LatencyMs > 0) await Task.Delay(TimeSpan.FromMilliseconds(call.LatencyMs), clock, cancellationToken);
        if (call.Answer is not { } text)
        {
            // Only a call that was cut off was accounted with what was sent.
            throw new ModelException(call.Error!, call.Retryable ?? true, call.InputTokens > 0 ? new OperationCanceledException() : null);
        }

        return new(new ChatMessage(ChatRole.Assistant, text))
        {
            ModelId = call.Model,
            CreatedAt = clock.GetUtcNow(),
            Usage = new() { InputTokenCount = call.InputTokens, OutputTokenCount = call.OutputTokens },
        };
    }

    /// <inheritdoc/>
    public override IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        ChatUpdates.Of(GetResponseAsync(messages, options, cancellationToken));
}
