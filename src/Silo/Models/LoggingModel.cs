using AgentOps.Models;
using AgentOps.Silo.Hosting.Telemetry;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace AgentOps.Silo.Models;

/// <summary>Logs each call of a provider: which model, what for, how long, how many tokens. Prompts and answers only at Trace; keys never come this way.</summary>
internal sealed partial class LoggingModel(IChatClient inner, string name, TimeProvider clock, ILogger<LoggingModel> log) : DelegatingChatClient(inner)
{
    /// <inheritdoc/>
    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var prompt = messages.ToArray();
        var task = (options?.AdditionalProperties?.TryGetValue(Script.Property, out var given) == true ? given as Script : null)?.Task ?? "";
        var started = clock.GetTimestamp();
        using var activity = Signals.Chat(name, options?.ModelId);
        if (log.IsEnabled(LogLevel.Trace)) LogPrompt(name, task, string.Join('\n', prompt.Select(m => $"{m.Role}: {m.Text}")));
        try
        {
            var response = await base.GetResponseAsync(prompt, options, cancellationToken);
            Signals.Chatted(
                activity, name, options?.ModelId, clock.GetElapsedTime(started), response.Usage?.InputTokenCount, response.Usage?.OutputTokenCount, null);
            LogAnswered(name, options?.ModelId, task, response.Usage?.InputTokenCount, response.Usage?.OutputTokenCount, (long)clock.GetElapsedTime(started).TotalMilliseconds);
            if (log.IsEnabled(LogLevel.Trace)) LogAnswer(name, task, response.Text);
            return response;
        }
        catch (ModelException failed)
        {
            Signals.Chatted(activity, name, options?.ModelId, clock.GetElapsedTime(started), null, null, failed.GetType().Name);
            LogFailed(name, options?.ModelId, task, failed.Message, (long)clock.GetElapsedTime(started).TotalMilliseconds);
            throw;
        }
    }

    /// <inheritdoc/>
    public override IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        ChatUpdates.Of(GetResponseAsync(messages, options, cancellationToken));

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Provider} {Model} answered {Task}: {InputTokens} tokens in, {OutputTokens} out, {Milliseconds} ms")]
    private partial void LogAnswered(string provider, string? model, string task, long? inputTokens, long? outputTokens, long milliseconds);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Provider} {Model} gave no answer to {Task} after {Milliseconds} ms: {Reason}")]
    private partial void LogFailed(string provider, string? model, string task, string reason, long milliseconds);

    [LoggerMessage(Level = LogLevel.Trace, Message = "To {Provider} for {Task}:\n{Prompt}")]
    private partial void LogPrompt(string provider, string task, string prompt);

    [LoggerMessage(Level = LogLevel.Trace, Message = "From {Provider} for {Task}:\n{Answer}")]
    private partial void LogAnswer(string provider, string task, string answer);
}
