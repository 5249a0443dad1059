using System.Text.Json;
using System.Text.Json.Nodes;
using AgentOps.Models;
using Microsoft.Extensions.AI;

namespace AgentOps.Silo.Models;

/// <summary>
/// Any server that speaks OpenAI's chat completions. Servers differ in three parameters; one that refuses a parameter by name is asked again without it,
/// and not asked with it any more.
/// </summary>
internal sealed class OpenAiModel(ModelSettings settings, HttpMessageInvoker http, TimeProvider clock) : IChatClient
{
    private readonly ModelHttp _http = new(settings.Name, new Uri($"{settings.BaseUrl.AbsoluteUri.TrimEnd('/')}/chat/completions"), settings.Key, http, clock);
    private volatile bool _completionTokens;
    private volatile bool _noTemperature;
    private volatile bool _noFormat;

    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var prompt = messages.ToArray();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return Read(await _http.Post(
                    Body(prompt, options),
                    headers =>
                    {
                        if (settings.Key is { } key) headers.TryAddWithoutValidation("Authorization", $"Bearer {key}");
                    },
                    cancellationToken));
            }
            catch (ModelRefusal refused) when (attempt <= 3 && refused.Status is 400 or 422 && Adapt(refused.Message))
            {
                // Asked again, without what this server does not know.
            }
            catch (ModelRefusal refused)
            {
                throw new ModelException(refused.Message, retryable: false);
            }
        }
    }

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        ChatUpdates.Of(GetResponseAsync(messages, options, cancellationToken));

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose()
    {
    }

    private bool Adapt(string said)
    {
        if (said.Contains("max_tokens", StringComparison.OrdinalIgnoreCase) && !_completionTokens) return _completionTokens = true;
        if (said.Contains("temperature", StringComparison.OrdinalIgnoreCase) && !_noTemperature) return _noTemperature = true;
        return said.Contains("response_format", StringComparison.OrdinalIgnoreCase) && !_noFormat && (_noFormat = true);
    }

    private JsonObject Body(ChatMessage[] messages, ChatOptions? options)
    {
        var body = new JsonObject
        {
            ["model"] = options?.ModelId ?? settings.Model,
            ["messages"] = new JsonArray([.. messages.Select(m => new JsonObject { ["role"] = m.Role.Value, ["content"] = m.Text })]),
        };
        if (options?.MaxOutputTokens is { } max) body[_completionTokens ? "max_completion_tokens" : "max_tokens"] = max;
        if (options?.Temperature is { } temperature && !_noTemperature) body["temperature"] = Math.Round(temperature, 2);
        if (options?.ResponseFormat is ChatResponseFormatJson && !_noFormat) body["response_format"] = new JsonObject { ["type"] = "json_object" };
        return body;
    }

    private ChatResponse Read(JsonElement answer)
    {
        try
        {
            var choice = answer.GetProperty("choices")[0];
            var message = choice.GetProperty("message");
            if (message.TryGetProperty("refusal", out var refusal) && refusal.ValueKind == JsonValueKind.String && refusal.GetString() is { Length: > 0 })
                throw new ModelException($"{settings.Name} refuses to answer this.", retryable: false);
            var finished = choice.TryGetProperty("finish_reason", out var reason) && reason.ValueKind == JsonValueKind.String ? reason.GetString() : null;
            if (finished == "content_filter") throw new ModelException($"{settings.Name} refuses to answer this (content filter).", retryable: false);
            return new(new ChatMessage(ChatRole.Assistant, message.GetProperty("content").GetString() ?? ""))
            {
                ModelId = settings.Model,
                FinishReason = finished is null ? null : new ChatFinishReason(finished),
                Usage = ModelUsage.Read(answer, "prompt_tokens", "completion_tokens"),
            };
        }
        catch (Exception odd) when (odd is KeyNotFoundException or InvalidOperationException or IndexOutOfRangeException)
        {
            throw _http.Garbage(odd);
        }
    }
}
