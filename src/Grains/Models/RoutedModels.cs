using System.Globalization;
using Microsoft.Extensions.AI;

namespace AgentOps.Models;

/// <summary>
/// The models of one piece of work. Each call is routed, timed, priced and kept in <see cref="Calls"/>; once the work has spent its budget no
/// further call is made, so that spent ≤ reserved + one call (FAULTS, invariant S). Not for concurrent calls.
/// </summary>
/// <param name="route">Where a use goes.</param>
/// <param name="budgetUsd">What the work may spend.</param>
/// <param name="record">Whether a call keeps what was asked, as a hash, and what was answered.</param>
/// <param name="clock">Times calls.</param>
internal sealed class RoutedModels(Func<string, ModelChoice> route, decimal budgetUsd, bool record, TimeProvider clock) : IModels
{
    private const int MaxAnswer = 64 * 1024;
    private readonly List<ModelCall> _calls = [];
    private decimal _spent;

    public IReadOnlyList<ModelCall> Calls => _calls;

    public bool IsScripted(string use) => route(use).Provider?.Scripted == true;

    public async Task<string> Ask(string use, IReadOnlyList<ChatMessage> prompt, ModelOptions options, CancellationToken cancellationToken)
    {
        var choice = route(use);
        if (choice.Provider is null) throw new ModelException(choice.Fault!, retryable: false);
        if (_spent >= budgetUsd && choice.Price is not { Input: 0, Output: 0 })
        {
            throw new ModelException(
                string.Create(CultureInfo.InvariantCulture, $"The budget of this work is used up: ${_spent:0.0000} spent of ${budgetUsd:0.0000} reserved."), retryable: false);
        }

        var (at, started) = (clock.GetUtcNow(), clock.GetTimestamp());
        var asked = new ChatOptions
        {
            ModelId = choice.Model,
            Temperature = (float)options.Temperature,
            MaxOutputTokens = options.MaxTokens,
            ResponseFormat = options.Json ? ChatResponseFormat.Json : null,
            AdditionalProperties = new() { [Script.Property] = options.Script },
        };
        var call = new ModelCall(use, choice.Name, choice.Model, 0, 0, 0m, 0, at, null, record ? PromptHash.Of(prompt, asked) : null);
        ChatResponse response;
        try
        {
            response = await Call(choice, prompt, asked, cancellationToken);
        }
        catch (ModelException failed)
        {
            // A call that was cut off may still be billed for what was sent.
            call = call with { Error = failed.Message, Retryable = record ? failed.Retryable : null };
            Account(call, choice, failed.InnerException is OperationCanceledException ? Tokens.Of(prompt) : 0, 0, started);
            throw;
        }

        var text = response.Text;
        var fault = text.Length > MaxAnswer ? $"{choice.Name} answered {text.Length} characters; {MaxAnswer} are the most."
            : string.IsNullOrWhiteSpace(text) ? $"{choice.Name} answered nothing."
            : null;
        call = call with { Error = fault, Answer = record && MayKeep(text) ? text : null, Retryable = record && fault is not null ? text.Length == 0 : null };
        Account(call, choice, response.Usage?.InputTokenCount ?? Tokens.Of(prompt), response.Usage?.OutputTokenCount ?? Tokens.Of(text), started);
        return fault is null ? text : throw new ModelException(fault, retryable: text.Length == 0);
    }

    /// <summary>The database's text takes no NUL, and its rows no answer that is no answer.</summary>
    private static bool MayKeep(string text) => text.Length <= MaxAnswer && !text.Contains('\0', StringComparison.Ordinal);

    private async Task<ChatResponse> Call(ModelChoice choice, IReadOnlyList<ChatMessage> prompt, ChatOptions options, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(choice.Provider!.TimeOut, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            return await choice.Provider.Client.GetResponseAsync(prompt, options, either.Token);
        }
        catch (OperationCanceledException cut) when (late.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new ModelException(string.Create(CultureInfo.InvariantCulture, $"{choice.Name} did not answer within {choice.Provider.TimeOut.TotalSeconds:0.#} s."), retryable: true, cut);
        }
        catch (Exception broken) when (broken is not (ModelException or OperationCanceledException))
        {
            // A plugged-in client may throw anything; what it says may hold a key or a prompt, so only the kind of fault is told.
            throw new ModelException($"{choice.Name} failed: {broken.GetType().Name}.", retryable: true, broken);
        }
    }

    private void Account(ModelCall call, ModelChoice choice, long input, long output, long started)
    {
        var usd = choice.Price.Of(input, output);
        _spent += usd;
        var latency = (int)Math.Min(int.MaxValue, clock.GetElapsedTime(started).TotalMilliseconds);
        call = call with { InputTokens = Count(input), OutputTokens = Count(output), Usd = usd, LatencyMs = latency };
        _calls.Add(call);
        ModelMetrics.Accounted(call);
    }

    private static int Count(long tokens) => (int)Math.Clamp(tokens, 0, int.MaxValue);
}
