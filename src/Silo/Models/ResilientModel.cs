using System.Globalization;
using AgentOps.Models;
using Microsoft.Extensions.AI;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;

namespace AgentOps.Silo.Models;

/// <summary>
/// Around one provider: up to three retries with exponential back-off and jitter, or after the time the provider names (at most 30 s); and a circuit
/// breaker that, when half of at least five attempts in half a minute failed, asks nothing for half a minute.
/// </summary>
internal sealed class ResilientModel : DelegatingChatClient
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);
    private readonly string _name;
    private readonly ResiliencePipeline<ChatResponse> _pipeline;

    public ResilientModel(IChatClient inner, string name, TimeProvider clock, TimeSpan? firstDelay = null) : base(inner)
    {
        _name = name;
        _pipeline = new ResiliencePipelineBuilder<ChatResponse> { TimeProvider = clock }
            .AddRetry(new RetryStrategyOptions<ChatResponse>
            {
                ShouldHandle = new PredicateBuilder<ChatResponse>().Handle<TransientModelException>(e => e.RetryAfter is null || e.RetryAfter <= LongestWait),
                MaxRetryAttempts = 3,
                BackoffType = DelayBackoffType.Exponential,
                Delay = firstDelay ?? TimeSpan.FromSeconds(1),
                UseJitter = true,
                DelayGenerator = static attempt => ValueTask.FromResult((attempt.Outcome.Exception as TransientModelException)?.RetryAfter),
            })
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<ChatResponse>
            {
                ShouldHandle = new PredicateBuilder<ChatResponse>().Handle<TransientModelException>(),
                FailureRatio = 0.5,
                MinimumThroughput = 5,
                SamplingDuration = TimeSpan.FromSeconds(30),
                BreakDuration = TimeSpan.FromSeconds(30),
            })
            .Build();
    }

    /// <inheritdoc/>
    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var prompt = messages.ToArray();
        try
        {
            return await _pipeline.ExecuteAsync(async token => await base.GetResponseAsync(prompt, options, token), cancellationToken);
        }
        catch (TransientModelException failed)
        {
            var wait = failed.RetryAfter is { } after && after > LongestWait ? string.Create(CultureInfo.InvariantCulture, $" It asks to wait {after.TotalSeconds:0} s.") : "";
            throw new ModelException(failed.Message + wait, retryable: true, failed);
        }
        catch (BrokenCircuitException open)
        {
            throw new ModelException($"{_name} failed too often; it is not asked again for half a minute.", retryable: true, open);
        }
    }

    /// <inheritdoc/>
    public override IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        ChatUpdates.Of(GetResponseAsync(messages, options, cancellationToken));
}
