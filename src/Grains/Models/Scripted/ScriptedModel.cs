using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.Json;
using AgentOps.Json;
using AgentOps.Models.Scripted.Conversation;
using AgentOps.Time;
using Microsoft.Extensions.AI;

namespace AgentOps.Models.Scripted;

/// <summary>
/// The <c>offline</c> provider (SPEC §8): needs no key and no network, answers at once and always the same for the same script, history and time. It plans
/// from the <see cref="Script"/> beside the prompt, in the agent's persona, about the real input; what it says is marked as scripted wherever it is shown.
/// </summary>
public sealed class ScriptedModel(TimeProvider clock) : IChatClient
{
    /// <summary>The name of its one model.</summary>
    public const string ModelName = "scripted";

    private readonly ConcurrentDictionary<string, Spoken> _spoken = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (options?.AdditionalProperties?.TryGetValue(Script.Property, out var given) != true || given is not Script script)
            throw new ModelException("The scripted model needs a script beside the prompt.", retryable: false);
        var text = Write(script);
        return Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, text))
        {
            ModelId = ModelName,
            CreatedAt = clock.GetUtcNow(),
            Usage = new() { InputTokenCount = Tokens.Of(messages), OutputTokenCount = Tokens.Of(text) },
        });
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var update in (await GetResponseAsync(messages, options, cancellationToken)).ToChatResponseUpdates()) yield return update;
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null) => serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private string Write(Script script)
    {
        var spoken = _spoken.GetOrAdd(script.Company, static _ => new());
        lock (spoken)
        {
            if (script.Task == "turn") return ConversationModel.Turn(script, spoken, clock.GetUtcNow());
            if (script.Task == "distil") return ConversationDistil.Write(script);
            var dice = new Dice(script.Seed);
            var initiative = script.Task == "initiative" ? ScriptedInitiative.Choose(script.Facts, dice) : null;
            var facts = initiative?.Facts ?? JsonSerializer.Deserialize<ScriptFacts>(script.Facts.ToString(), Wire.State) ?? new();
            var scene = Scene.Of(facts, dice);
            var voice = new Voice(Persona.Of(script.Agent), scene.Slots, dice, spoken, clock.GetUtcNow());
            var answer = initiative is var (memory, about) ? ScriptedInitiative.Write(memory, about.Topic, voice) : ScriptedWork.Write(script.Task, scene, voice);
            return answer.ToJsonString(Wire.State);
        }
    }
}
