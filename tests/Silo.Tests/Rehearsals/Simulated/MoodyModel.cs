using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using AgentOps.Models;
using AgentOps.Models.Scripted;
using Microsoft.Extensions.AI;

namespace AgentOps.Silo.Tests.Rehearsals.Simulated;

/// <summary>
/// A model whose answers no prompt explains: each depends on how many were asked before. It takes its time, and some calls fail: for now, for good, or cut off.
/// </summary>
internal sealed class MoodyModel(TimeProvider clock, int mood) : IChatClient
{
    private readonly ScriptedModel _words = new(clock);
    private int _asked = mood;

    public static ModelFactory Factory(TimeProvider clock, int mood) =>
        new([new("openai", new MoodyModel(clock, mood), "moody-1", TimeSpan.FromSeconds(20), new(0.3m, 1.5m))], "openai", clock);

    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var n = ++_asked;
        await Task.Delay(n % 41 == 0 ? TimeSpan.FromMinutes(1) : TimeSpan.FromMilliseconds(200 + (n * 37 % 900)), clock, cancellationToken);
        if (n % 29 == 0) throw new ModelException("openai answered 503.", retryable: true);
        if (n % 53 == 0) throw new ModelException("openai refuses to answer this.", retryable: false);
        var answer = (await _words.GetResponseAsync(messages, options, cancellationToken)).Text;
        return new(new ChatMessage(ChatRole.Assistant, Changed(answer, n))) { Usage = new() { InputTokenCount = 100 + n, OutputTokenCount = 40 + (n % 7) } };
    }

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose() => _words.Dispose();

    private static string Changed(string answer, int n)
    {
        try
        {
            if (JsonNode.Parse(answer) is not JsonObject json) return answer;
            foreach (var name in (string[])["title", "summary"])
                if (json[name] is JsonValue text && text.GetValueKind() == JsonValueKind.String) json[name] = string.Create(CultureInfo.InvariantCulture, $"{(string)text!} {n}");
            return json.ToJsonString();
        }
        catch (JsonException)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{answer.TrimEnd('.', '!', '?')}, as on day {n}.");
        }
    }
}
