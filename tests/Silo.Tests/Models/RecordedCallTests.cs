using System.Collections.Immutable;
using System.Globalization;
using AgentOps.Companies;
using AgentOps.Journals;
using AgentOps.Json;
using AgentOps.Models;
using AgentOps.Policies;
using AgentOps.Silo.Tests.Databases;
using AgentOps.Silo.Tests.Ports;
using Microsoft.Extensions.AI;

namespace AgentOps.Silo.Tests.Models;

/// <summary><c>llm_routing.record</c>: what a call keeps of what was asked and answered, down to its row.</summary>
[Collection(PostgresGroup.Name)]
public sealed class RecordedCallTests(TestServer server)
{
    private static readonly AgentInfo Brain = new("brain", "Brain", "thinks", "calm", "", "", "think", "", "");
    private static readonly ChatMessage[] Prompt = [new(ChatRole.System, "You are Brain."), new(ChatRole.User, "What do we know?")];
    private static readonly ChatOptions Asked = new() { ModelId = "any", Temperature = 0.7f, MaxOutputTokens = 200, ResponseFormat = ChatResponseFormat.Json };

    [Fact]
    public void A_prompt_has_the_hash_it_had_when_archives_were_made_with_it()
    {
        PromptHash.Of(Prompt, Asked).ShouldBe("cd426d0a1b7cf1aeb38ac82d6a0a4080489f40a4e7ca1a800056262ed1d7addf");
        PromptHash.Of(Prompt, new() { ModelId = "another", Temperature = 0.7f, MaxOutputTokens = 200, ResponseFormat = ChatResponseFormat.Json, AdditionalProperties = new() { ["script"] = 1 } })
            .ShouldBe(PromptHash.Of(Prompt, Asked), "which model is asked, and what only the scripted one reads, is not in it");
    }

    [Fact]
    public void Whatever_changes_what_is_asked_changes_the_hash()
    {
        var hashes = new[]
        {
            PromptHash.Of(Prompt, Asked),
            PromptHash.Of([Prompt[0], new(ChatRole.User, "What do we know")], Asked),
            PromptHash.Of([new(ChatRole.User, "You are Brain."), Prompt[1]], Asked),
            PromptHash.Of([new(ChatRole.System, "You are Brain.What do we know?")], Asked),
            PromptHash.Of([Prompt[1], Prompt[0]], Asked),
            PromptHash.Of(Prompt, new() { Temperature = 0.8f, MaxOutputTokens = 200, ResponseFormat = ChatResponseFormat.Json }),
            PromptHash.Of(Prompt, new() { Temperature = 0.7f, MaxOutputTokens = 201, ResponseFormat = ChatResponseFormat.Json }),
            PromptHash.Of(Prompt, new() { Temperature = 0.7f, MaxOutputTokens = 200 }),
        };
        hashes.Distinct().Count().ShouldBe(hashes.Length);
    }

    [Fact]
    public async Task A_row_has_hash_and_answer_only_where_recording_is_on()
    {
        var database = await server.Migrated();
        var ports = await PostgresPorts.Open(database);
        await using var running = ports.Running;
        foreach (var record in new[] { false, true })
        {
            var calls = await Calls(record, "It's \"ours\".\u2028", "too much", "refused", "nul", "");
            var entries = calls.Select((call, i) => (JournalEntry)new CallEntry(Guid.CreateVersion7(), record ? "on" : "off", "brain", null, null, null, string.Create(CultureInfo.InvariantCulture, $"{i}"), call));
            await ports.Storage.Write($"studio/{record}", null, [.. entries]);
        }

        (await database.Rows("select distinct prompt_hash, answer, retryable from ops_llm_calls where company = 'off'")).ShouldBe(["null|null|null"]);
        var hash = PromptHash.Of(Prompt, Asked);
        (await database.Rows("select prompt_hash, answer, retryable, error is null from ops_llm_calls where company = 'on' order by cause")).ShouldBe([
            $"{hash}|It's \"ours\".\u2028|null|t",
            $"{hash}|null|f|f",
            $"{hash}|null|f|f",
            $"{hash}|null|null|t",
            $"{hash}||t|f",
        ]);
    }

    private static async Task<IReadOnlyList<ModelCall>> Calls(bool record, params string[] answers)
    {
        var factory = new ModelFactory([new("openai", new Answering(answers), "m", TimeSpan.FromSeconds(5))], "openai", TimeProvider.System);
        var policies = new PolicySet(ImmutableDictionary<string, string>.Empty.Add("llm_routing", record ? """{"record": true}""" : "{}"), 1);
        var models = factory.For(policies, 1m);
        foreach (var answer in answers)
        {
            var ask = models.Ask("work", Prompt, new(0.7, 200, new("studio", "analyze", Brain, JsonText.Empty, 1), Json: true), CancellationToken.None);
            if (answer is "too much" or "refused" or "") await Should.ThrowAsync<ModelException>(ask);
            else await ask;
        }

        return models.Calls;
    }

    private sealed class Answering(string[] answers) : IChatClient
    {
        private int _next;

        public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => answers[_next++] switch
        {
            "too much" => Said(new('x', 70_000)),
            "refused" => throw new ModelException("It refuses.", retryable: false),
            "nul" => Said("a\0b"),
            var answer => Said(answer),
        };

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException();

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }

        private static Task<ChatResponse> Said(string text) => Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, text)));
    }
}
