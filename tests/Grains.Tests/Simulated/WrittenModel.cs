using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace AgentOps.Grains.Tests.Simulated;

/// <summary>A model that answers what the test writes, call by call; conversation turns and distillations are told apart.</summary>
internal sealed class WrittenModel(Func<int, CancellationToken, Task<string>> turn, Func<int, string>? distil = null) : IChatClient
{
    internal const string Nothing = """{"memories":[],"drifts":[],"actionItems":[]}""";

    internal int Turns { get; private set; }

    internal int Distils { get; private set; }

    /// <summary>Every call another line.</summary>
    internal static WrittenModel Talkative(Func<int, string>? distil = null) => new((n, _) => Task.FromResult($"This is line number {n}."), distil);

    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var text = options?.ResponseFormat is ChatResponseFormatJson ? distil?.Invoke(++Distils) ?? Nothing : await turn(++Turns, cancellationToken);
        return new(new ChatMessage(ChatRole.Assistant, text)) { Usage = new() { InputTokenCount = 1_000, OutputTokenCount = 20 } };
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var update in (await GetResponseAsync(messages, options, cancellationToken)).ToChatResponseUpdates()) yield return update;
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}
