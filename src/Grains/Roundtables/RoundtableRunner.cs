using System.Collections.Immutable;
using AgentOps.Models;
using AgentOps.Policies;
using AgentOps.Steps;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace AgentOps.Roundtables;

/// <summary>
/// Asks models for conversations outside any grain's turn, and brings what they said back by message. A call that fails is made again, at most three
/// times in all; words that do not fit count as a failed call.
/// </summary>
public sealed partial class RoundtableRunner(IGrainFactory grains, IModelFactory models, IBackground background, TimeProvider clock, ILogger<RoundtableRunner> log)
{
    private const int Attempts = 3;
    private const int Unusable = 2;
    private const int TurnTokens = 120;
    private const int DistilTokens = 1_500;
    private const int PromptTokens = 1_200;

    /// <summary>What one turn is expected to cost.</summary>
    public decimal Price(PolicySet policies, string use) => models.Price(policies, use, PromptTokens, use == "distil" ? DistilTokens : TurnTokens);

    /// <summary>Asks for turn <paramref name="n"/>.</summary>
    public void Speak(
        RoundtableKey key, PolicySet policies, decimal budgetUsd, int n, IReadOnlyList<ChatMessage> prompt, double temperature, Script script, ImmutableArray<string> names, string? last) =>
        background.Run(async stopping =>
        {
            var accounted = models.For(policies, budgetUsd);
            var (text, fault) = await Ask(
                async () => TurnText.Clean(await accounted.Ask("dialogue", prompt, new(temperature, TurnTokens, script), stopping), names, last), Attempts, stopping);
            await Deliver(() => grains.GetGrain<IRoundtableGrain>(key.ToString()).Said(
                new(n, text, fault is null ? null : $"Nobody could speak any more: {fault}", [.. accounted.Calls], accounted.IsScripted("dialogue")), CancellationToken.None), stopping);
        });

    /// <summary>Asks what the conversation taught; unusable output is asked for once more.</summary>
    public void Distil(
        RoundtableKey key, PolicySet policies, decimal budgetUsd, IReadOnlyList<ChatMessage> prompt, Script script, ImmutableArray<string> participants, bool formal, DistilLimits limits) =>
        background.Run(async stopping =>
        {
            var accounted = models.For(policies, budgetUsd);
            var (outcome, fault) = await Ask(
                async () => DistilRules.Read(await accounted.Ask("distil", prompt, new(0.2, DistilTokens, script, Json: true), stopping), participants, formal, limits), Unusable, stopping);
            await Deliver(() => grains.GetGrain<IRoundtableGrain>(key.ToString()).Distilled(
                new(outcome, fault is null ? null : $"What was said could not be distilled: {fault}", [.. accounted.Calls]), CancellationToken.None), stopping);
        });

    /// <summary>Asks until something fits: model failures are tried again with growing pauses, words that do not fit at most <paramref name="unusable"/> times.</summary>
    private async Task<(T? Value, string? Fault)> Ask<T>(Func<Task<(T? Value, string? Fault)>> ask, int unusable, CancellationToken stopping) where T : class
    {
        for (var attempt = 1; ; attempt++)
        {
            string fault;
            var again = attempt < Attempts;
            try
            {
                var (value, wrong) = await ask();
                if (wrong is null) return (value, null);
                fault = wrong.EndsWith('.') ? wrong : wrong + ".";
                again &= attempt < unusable;
            }
            catch (ModelException failed)
            {
                fault = failed.Message;
                again &= failed.Retryable;
            }
            catch (Exception broken) when (broken is not OperationCanceledException)
            {
                LogBroken(broken);
                fault = $"The model broke: {broken.GetType().Name}.";
            }

            if (!again) return (null, fault);
            await Task.Delay(TimeSpan.FromSeconds(attempt * 2), clock, stopping);
        }
    }

    /// <summary>Storage that is away is waited for, a minute at most; after that the heartbeat asks again.</summary>
    private async Task Deliver(Func<Task> deliver, CancellationToken stopping)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await deliver();
                return;
            }
            catch (Exception error) when (attempt < 12 && !stopping.IsCancellationRequested)
            {
                LogNotDelivered(error, attempt);
                await Task.Delay(TimeSpan.FromSeconds(Math.Min(10, attempt)), clock, stopping);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A model call of a conversation broke")]
    private partial void LogBroken(Exception error);

    [LoggerMessage(Level = LogLevel.Warning, Message = "What was said could not be delivered (attempt {Attempt}); trying again")]
    private partial void LogNotDelivered(Exception error, int attempt);
}
