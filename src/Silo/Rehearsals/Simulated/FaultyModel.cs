using System.Runtime.CompilerServices;
using AgentOps.Models;
using Microsoft.Extensions.AI;

namespace AgentOps.Silo.Rehearsals.Simulated;

/// <summary>A model that now and then refuses, hangs, answers nothing or nonsense.</summary>
internal sealed class FaultyModel(IChatClient inner, FaultPlan plan, TimeProvider clock) : IChatClient
{
    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        if (!plan.Armed) return await inner.GetResponseAsync(messages, options, cancellationToken);
        switch (plan.Dice.Next(40))
        {
            case 0: throw new ModelException("The rehearsed model says 429: too many requests.", retryable: true);
            case 1: throw new ModelException("The rehearsed model refuses.", retryable: false);
            case 2: await Task.Delay(TimeSpan.FromSeconds(5 + plan.Dice.Next(120)), clock, cancellationToken); break;
            case 3: return new(new ChatMessage(ChatRole.Assistant, ""));
            case 4: return new(new ChatMessage(ChatRole.Assistant, "{\"this\": [is no"));
            default: break;
        }

        return await inner.GetResponseAsync(messages, options, cancellationToken);
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var update in (await GetResponseAsync(messages, options, cancellationToken)).ToChatResponseUpdates()) yield return update;
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => inner.GetService(serviceType, serviceKey);

    public void Dispose() => inner.Dispose();
}
