using System.Text.Json;
using System.Text.Json.Nodes;
using AgentOps.Models;
using Microsoft.Extensions.AI;

namespace AgentOps.Silo.Models;

/// <summary>Anthropic's Messages API.</summary>
internal sealed class AnthropicModel(ModelSettings settings, HttpMessageInvoker http, TimeProvider clock) : IChatClient
{
    private readonly ModelHttp _http = new(settings.Name, new Uri($"{settings.BaseUrl.AbsoluteUri.TrimEnd('/')}/v1/messages"), settings.Key, http, clock);

    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        try
        {
            return Read(await _http.Post(
                Body([.. messages], options),
                headers =>
                {
                    if (settings.Key is { } key) headers.TryAddWithoutValidation("x-api-key", key);
                    headers.TryAddWithoutValidation("anthropic-version", "2023-06-01");
                },
                cancellationToken));
        }
        catch (ModelRefusal refused)
        {
            throw new ModelException(refused.Message, retryable: false);
        }
    }

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        ChatUpdates.Of(GetResponseAsync(messages, options, cancellationToken));

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose()
    {
    }

    private JsonObject Body(ChatMessage[] messages, ChatOptions? options)
    {
        var body = new JsonObject
        {
            ["model"] = options?.ModelId ?? settings.Model,
            ["max_tokens"] = options?.MaxOutputTokens ?? 1_024,
            ["messages"] = new JsonArray([.. messages.Where(m => m.Role != ChatRole.System).Select(m => new JsonObject { ["role"] = m.Role.Value, ["content"] = m.Text })]),
        };
        if (string.Join("\n\n", messages.Where(m => m.Role == ChatRole.System).Select(m => m.Text)) is { Length: > 0 } system) body["system"] = system;
        // This API takes 0 to 1 where ours goes to 2.
        if (options?.Temperature is { } temperature) body["temperature"] = Math.Round(Math.Min(temperature, 1f), 2);
        return body;
    }

    private ChatResponse Read(JsonElement answer)
    {
        try
        {
            var stopped = answer.TryGetProperty("stop_reason", out var reason) && reason.ValueKind == JsonValueKind.String ? reason.GetString() : null;
            if (stopped == "refusal") throw new ModelException($"{settings.Name} refuses to answer this.", retryable: false);
            var text = string.Concat(answer.GetProperty("content").EnumerateArray()
                .Where(part => part.GetProperty("type").GetString() == "text").Select(part => part.GetProperty("text").GetString()));
            return new(new ChatMessage(ChatRole.Assistant, text))
            {
                ModelId = settings.Model,
                FinishReason = stopped is null ? null : new ChatFinishReason(stopped),
                Usage = ModelUsage.Read(answer, "input_tokens", "output_tokens"),
            };
        }
        catch (Exception odd) when (odd is KeyNotFoundException or InvalidOperationException)
        {
            throw _http.Garbage(odd);
        }
    }
}
