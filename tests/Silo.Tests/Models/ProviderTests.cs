using System.Text.Json;
using AgentOps.Companies;
using AgentOps.Json;
using AgentOps.Models;
using AgentOps.Policies;
using AgentOps.Silo.Models;
using AgentOps.Silo.Tests.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AgentOps.Silo.Tests.Models;

/// <summary>Both real providers against a real HTTP server that behaves well, badly and worse (FAULTS, model faults).</summary>
public sealed class ProviderTests : IAsyncLifetime
{
    private const string Canary = "sk-canary-5e6f7a";
    private const string OpenAiAnswer = """{"choices":[{"message":{"role":"assistant","content":"{\"a\":1}"},"finish_reason":"stop"}],"usage":{"prompt_tokens":1000,"completion_tokens":500}}""";
    private const string AnthropicAnswer = """{"content":[{"type":"text","text":"{\"a\":"},{"type":"text","text":"1}"}],"stop_reason":"end_turn","usage":{"input_tokens":1000,"output_tokens":500}}""";

    private readonly KeptLog _log = new();
    private readonly Dictionary<string, string?> _settings = new() { ["AGENTOPS_LLM_KEY"] = Canary };
    private TestSite _site = null!;

    public async Task InitializeAsync() => _site = await TestSite.Start();

    public async Task DisposeAsync()
    {
        _log.All.ShouldNotContain(Canary);
        await _site.DisposeAsync();
    }

    [Theory]
    [InlineData("openai", "/v1/chat/completions", OpenAiAnswer, 0.00045)]
    [InlineData("anthropic", "/v1/messages", AnthropicAnswer, 0.0035)]
    public async Task An_answer_is_accounted_with_tokens_cost_and_latency(string provider, string path, string answer, double usd)
    {
        _site.Page(path, answer, "application/json");
        var models = Models(provider);
        (await Ask(models)).ShouldBe("""{"a":1}""");

        var call = models.Calls.ShouldHaveSingleItem();
        (call.Provider, call.InputTokens, call.OutputTokens, call.Error).ShouldBe((provider, 1000, 500, null));
        call.Usd.ShouldBe((decimal)usd);
        models.IsScripted("work").ShouldBeFalse();

        var (_, _, headers, body) = _site.Requests.ShouldHaveSingleItem();
        (provider == "openai" ? headers.Authorization.ToString() : "Bearer " + headers["x-api-key"]).ShouldBe($"Bearer {Canary}");
        var sent = JsonDocument.Parse(body).RootElement;
        sent.GetProperty("max_tokens").GetInt32().ShouldBe(200);
        sent.GetProperty("messages").GetArrayLength().ShouldBe(provider == "openai" ? 2 : 1);
        body.ShouldNotContain("agentops.script");
    }

    [Theory]
    [InlineData("openai", "/v1/chat/completions", OpenAiAnswer)]
    [InlineData("anthropic", "/v1/messages", AnthropicAnswer)]
    public async Task Too_many_requests_waits_as_long_as_it_is_asked_to(string provider, string path, string answer)
    {
        var clock = new FastClock(20);
        var times = new List<DateTimeOffset>();
        _site.Page(path, async context =>
        {
            times.Add(clock.GetUtcNow());
            context.Response.StatusCode = times.Count == 1 ? 429 : 200;
            context.Response.Headers.RetryAfter = "8";
            await context.Response.WriteAsync(times.Count == 1 ? """{"error":{"message":"slow down"}}""" : answer);
        });
        (await Ask(Models(provider, clock: clock))).ShouldBe("""{"a":1}""");
        (times[1] - times[0]).ShouldBeGreaterThan(TimeSpan.FromSeconds(7.5));
    }

    [Fact]
    public async Task A_wait_longer_than_we_wait_is_told_and_not_waited_for()
    {
        _site.Page("/v1/chat/completions", context => { context.Response.StatusCode = 429; context.Response.Headers.RetryAfter = "3600"; return Task.CompletedTask; });
        var failed = await Should.ThrowAsync<ModelException>(() => Ask(Models("openai")));
        failed.Message.ShouldContain("3600 s");
        failed.Retryable.ShouldBeTrue();
        _site.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Server_errors_are_retried_three_times_then_told_then_the_breaker_opens_and_closes_again()
    {
        var clock = new HeldClock(50);
        var broken = true;
        _site.Page("/v1/chat/completions", context =>
        {
            context.Response.StatusCode = broken ? 500 : 200;
            return context.Response.WriteAsync(broken ? Error($"boom {Canary} boom") : OpenAiAnswer);
        });
        var models = Models("openai", clock: clock);
        var failed = await Should.ThrowAsync<ModelException>(() => Ask(models));
        failed.Message.ShouldContain("500");
        failed.ToString().ShouldNotContain(Canary);
        failed.Retryable.ShouldBeTrue();
        _site.Requests.Count.ShouldBe(4);

        var open = await Should.ThrowAsync<ModelException>(async () => { while (true) await Ask(models); });
        while (!open.Message.Contains("failed too often")) open = await Should.ThrowAsync<ModelException>(() => Ask(models));
        var asked = _site.Requests.Count;
        await Should.ThrowAsync<ModelException>(() => Ask(models));
        _site.Requests.Count.ShouldBe(asked, "an open breaker asks nothing");
        models.Calls.ShouldAllBe(c => c.Error != null && c.Usd == 0);

        broken = false;
        clock.Move(TimeSpan.FromSeconds(31));
        (await Ask(models)).ShouldBe("""{"a":1}""");
    }

    [Theory]
    [InlineData("openai", "/v1/chat/completions")]
    [InlineData("anthropic", "/v1/messages")]
    public async Task A_hanging_model_ends_at_the_time_out(string provider, string path)
    {
        _settings["AGENTOPS_LLM_TIMEOUT_SECONDS"] = "0.3";
        _site.Page(path, context => Task.Delay(Timeout.Infinite, context.RequestAborted));
        var models = Models(provider);
        var late = await Should.ThrowAsync<ModelException>(() => Ask(models));
        late.Message.ShouldContain("did not answer within 0.3 s");
        late.Retryable.ShouldBeTrue();
        models.Calls.ShouldHaveSingleItem().InputTokens.ShouldBeGreaterThan(0, "what was sent may be billed");
    }

    [Theory]
    [InlineData("openai", "/v1/chat/completions")]
    [InlineData("anthropic", "/v1/messages")]
    public async Task An_answer_without_end_is_cut_off(string provider, string path)
    {
        _site.Page(path, async context =>
        {
            for (var i = 0; i < 160; i++) await context.Response.WriteAsync(new string('x', 64 * 1024), context.RequestAborted);
        });
        (await Should.ThrowAsync<ModelException>(() => Ask(Models(provider)))).Message.ShouldContain("more than 1024 KiB");

        _site.Page(path, (provider == "openai" ? OpenAiAnswer : AnthropicAnswer).Replace("{\\\"a\\\":", "{\\\"a\\\":" + new string('1', 100_000)));
        var models = Models(provider);
        (await Should.ThrowAsync<ModelException>(() => Ask(models))).Message.ShouldContain("65536 are the most");
        models.Calls.ShouldHaveSingleItem().Usd.ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData("openai", "/v1/chat/completions", "<html>502 Bad Gateway</html>", "no chat completion")]
    [InlineData("openai", "/v1/chat/completions", "{}", "no chat completion")]
    [InlineData("openai", "/v1/chat/completions", """{"choices":[]}""", "no chat completion")]
    [InlineData("openai", "/v1/chat/completions", """{"choices":[{"message":{"content":7}}]}""", "no chat completion")]
    [InlineData("openai", "/v1/chat/completions", """{"choices":[{"message":{"content":null}}]}""", "answered nothing")]
    [InlineData("openai", "/v1/chat/completions", """{"choices":[{"message":{"content":null,"refusal":"no"}}]}""", "refuses")]
    [InlineData("openai", "/v1/chat/completions", """{"choices":[{"message":{"content":""},"finish_reason":"content_filter"}]}""", "refuses")]
    [InlineData("anthropic", "/v1/messages", "garbage", "no chat completion")]
    [InlineData("anthropic", "/v1/messages", """{"content":"text"}""", "no chat completion")]
    [InlineData("anthropic", "/v1/messages", """{"content":[]}""", "answered nothing")]
    [InlineData("anthropic", "/v1/messages", """{"content":[],"stop_reason":"refusal"}""", "refuses")]
    public async Task Garbage_and_refusals_are_told_in_words(string provider, string path, string answer, string says)
    {
        _site.Page(path, answer, "application/json");
        var models = Models(provider);
        (await Should.ThrowAsync<ModelException>(() => Ask(models))).Message.ShouldContain(says);
        models.Calls.ShouldHaveSingleItem().Error!.ShouldContain(says);
    }

    [Fact]
    public async Task A_refused_key_is_told_without_the_key()
    {
        _site.Page("/v1/chat/completions", Error($"Incorrect API key provided: {Canary}."), "application/json", 401);
        var failed = await Should.ThrowAsync<ModelException>(() => Ask(Models("openai")));
        failed.Message.ShouldBe("openai answered 401: Incorrect API key provided: (key).");
        failed.Retryable.ShouldBeFalse();
        failed.ToString().ShouldNotContain(Canary);
    }

    [Fact]
    public async Task A_server_that_knows_other_parameters_is_asked_in_its_way()
    {
        _site.Page("/v1/chat/completions", async context =>
        {
            var sent = JsonDocument.Parse(_site.Requests.Last().Body).RootElement;
            var wrong = sent.TryGetProperty("max_tokens", out _) ? "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens'."
                : sent.TryGetProperty("temperature", out _) ? "Unsupported value: 'temperature'." : null;
            context.Response.StatusCode = wrong is null ? 200 : 400;
            await context.Response.WriteAsync(wrong is null ? OpenAiAnswer : Error(wrong));
        });
        var models = Models("openai");
        (await Ask(models)).ShouldBe("""{"a":1}""");
        _site.Requests.Count.ShouldBe(3);
        await Ask(models);
        _site.Requests.Count.ShouldBe(4, "what was learnt is kept");
    }

    [Fact]
    public async Task Work_that_costs_more_than_estimated_stops_after_the_call_that_crosses_its_budget()
    {
        _settings["AGENTOPS_LLM_PRICE"] = "10/10";
        _site.Page("/v1/chat/completions", OpenAiAnswer, "application/json");
        var models = Models("openai", budget: 0.01m);
        await Ask(models);
        var stopped = await Should.ThrowAsync<ModelException>(() => Ask(models));
        stopped.Message.ShouldContain("budget of this work is used up");
        stopped.Message.ShouldContain("$0.0150 spent of $0.0100");
        _site.Requests.Count.ShouldBe(1);
        models.Calls.Sum(c => c.Usd).ShouldBe(0.015m);
    }

    [Fact]
    public async Task A_route_to_a_provider_without_a_key_says_so_and_costs_nothing()
    {
        _settings["AGENTOPS_LLM_PROVIDER"] = "offline";
        _settings.Remove("AGENTOPS_LLM_KEY");
        var policies = new PolicySet(PolicySet.Defaults.Values.Add("llm_routing", """{"work":{"provider":"anthropic"}}"""), 1);
        var factory = Factory();
        (await Should.ThrowAsync<ModelException>(() => Ask(factory.For(policies, 1m)))).Message.ShouldContain("docs/models.md");
        factory.Price(policies, "work", 1000, 1000).ShouldBe(0);
        factory.For(policies, 1m).IsScripted("dialogue").ShouldBeTrue();
    }

    [Fact]
    public void Both_providers_can_be_configured_and_routed_by_use()
    {
        _settings["AGENTOPS_ANTHROPIC_KEY"] = Canary;
        _settings["AGENTOPS_LLM_PROVIDER"] = "openai";
        var policies = new PolicySet(PolicySet.Defaults.Values.Add("llm_routing", """{"work":{"provider":"anthropic","model":"claude-sonnet-4-5"},"dialogue":{"provider":"offline","model":"gpt-4o"}}"""), 1);
        var factory = Factory();
        factory.Price(policies, "work", 1_000_000, 0).ShouldBe(3m);
        factory.Price(policies, "distil", 1_000_000, 0).ShouldBe(0.15m);
        factory.Price(policies, "dialogue", 1_000_000, 0).ShouldBe(0m);
    }

    [Theory]
    [InlineData("AGENTOPS_LLM_PROVIDER", "skynet", "offline, openai or anthropic")]
    [InlineData("AGENTOPS_LLM_BASE_URL", "not a url", "AGENTOPS_LLM_BASE_URL")]
    [InlineData("AGENTOPS_LLM_BASE_URL", "http://u:p@host/", "AGENTOPS_LLM_BASE_URL")]
    [InlineData("AGENTOPS_LLM_TIMEOUT_SECONDS", "-1", "AGENTOPS_LLM_TIMEOUT_SECONDS")]
    [InlineData("AGENTOPS_LLM_PRICE", "cheap", "AGENTOPS_LLM_PRICE")]
    [InlineData("AGENTOPS_LLM_KEY", null, "AGENTOPS_LLM_KEY_FILE")]
    public void A_wrong_setting_is_named_at_start(string name, string? value, string says)
    {
        _settings["AGENTOPS_LLM_PROVIDER"] = "openai";
        _settings[name] = value;
        Should.Throw<InvalidOperationException>(() => new ServiceCollection().AddModels(_settings.GetValueOrDefault)).Message.ShouldContain(says);
    }

    [Fact]
    public void A_key_file_that_others_may_read_is_refused()
    {
        if (OperatingSystem.IsWindows()) return;
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, Canary);
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.GroupRead);
            (_settings["AGENTOPS_LLM_PROVIDER"], _settings["AGENTOPS_LLM_KEY"], _settings["AGENTOPS_LLM_KEY_FILE"]) = ("openai", null, file);
            var refused = Should.Throw<InvalidOperationException>(() => new ServiceCollection().AddModels(_settings.GetValueOrDefault));
            refused.Message.ShouldContain(file);
            refused.Message.ShouldContain("440");
            refused.Message.ShouldNotContain(Canary);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task Any_other_chat_client_can_be_plugged_in()
    {
        _settings["AGENTOPS_LLM_PROVIDER"] = "offline";
        var services = Services().AddSingleton(new ModelProvider("openai", new Echo(), "echo", TimeSpan.FromSeconds(5), new ModelPrice(0, 0)));
        var policies = new PolicySet(PolicySet.Defaults.Values.Add("llm_routing", """{"work":{"provider":"openai"}}"""), 1);
        (await Ask(services.BuildServiceProvider().GetRequiredService<IModelFactory>().For(policies, 0m))).ShouldBe("You are a test. Say a.");
    }

    private static string Error(string message) => "{\"error\":{\"message\":\"" + message + "\"}}";

    private static Task<string> Ask(IModels models)
    {
        var agent = new AgentInfo("brain", "Brain", "Researcher", "", "", "", "", "#000000", "brain");
        return models.Ask(
            "work", [new(ChatRole.System, "You are a test."), new(ChatRole.User, "Say a.")], new(0.5, 200, new Script("c", "analyze", agent, JsonText.Empty, 1), Json: true), CancellationToken.None);
    }

    private IModels Models(string provider, decimal budget = 1m, TimeProvider? clock = null)
    {
        _settings["AGENTOPS_LLM_PROVIDER"] = provider;
        _settings["AGENTOPS_LLM_BASE_URL"] = provider == "openai" ? $"{_site.Origin}/v1" : _site.Origin;
        return Factory(clock).For(PolicySet.Defaults, budget);
    }

    private IModelFactory Factory(TimeProvider? clock = null) => Services(clock).BuildServiceProvider().GetRequiredService<IModelFactory>();

    private IServiceCollection Services(TimeProvider? clock = null) => new ServiceCollection()
        .AddLogging(l => l.SetMinimumLevel(LogLevel.Trace).AddProvider(_log)).AddSingleton(clock ?? TimeProvider.System).AddModels(_settings.GetValueOrDefault);

    private sealed class Echo : IChatClient
    {
        public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, string.Join(' ', messages.Select(m => m.Text)))));

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException();

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
