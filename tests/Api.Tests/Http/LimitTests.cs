using AgentOps.Api.Access;
using AgentOps.Api.Tests.Hosting;

namespace AgentOps.Api.Tests.Http;

/// <summary>A flood gets 429 with Retry-After, each key for itself.</summary>
public sealed class LimitTests(LimitTests.SlowServer fixture) : IClassFixture<LimitTests.SlowServer>
{
    [Fact]
    public async Task A_flood_is_slowed_down_for_its_key_only()
    {
        var flooding = await fixture.Server.Client(Role.Operator);
        var quiet = await fixture.Server.Client(Role.Operator);

        var answers = await Task.WhenAll(Enumerable.Range(0, 120).Select(_ => flooding.GetAsync("/api/session")));

        var refused = answers.Where(a => (int)a.StatusCode == 429).ToList();
        refused.Count.ShouldBeInRange(20, 80);
        answers.Count(a => (int)a.StatusCode == 200).ShouldBe(120 - refused.Count);
        refused.ShouldAllBe(a => a.Headers.RetryAfter!.Delta >= TimeSpan.FromSeconds(1));
        await Task.FromResult(refused[0]).Problem(429);
        await quiet.GetAsync("/api/session").Json(200);
    }

    [Fact]
    public async Task Guessing_keys_is_slowed_down_too()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(i => fixture.Server.Client($"ao_guess{i}").GetAsync("/api/session")));

        answers.Select(a => (int)a.StatusCode).Distinct().ShouldBe([401, 429], ignoreOrder: true);
    }

    /// <summary>A server that allows 30 requests a second.</summary>
    public sealed class SlowServer : IAsyncLifetime
    {
        public ApiServer Server { get; } = new() { Settings = { ["AGENTOPS_RATE_LIMIT"] = "30" } };

        public Task InitializeAsync() => Server.InitializeAsync();

        public Task DisposeAsync() => Server.DisposeAsync();
    }
}
