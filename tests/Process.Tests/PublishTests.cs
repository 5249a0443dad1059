using AgentOps.Silo.Tests.Publishing;

namespace AgentOps.Process.Tests;

/// <summary>A server that publishes to X is killed while X has the post and the answer is still to come (SPEC §9, "never twice").</summary>
public sealed class PublishTests
{
    [Fact]
    public async Task Killed_between_post_and_answer_it_finds_the_post_and_posts_no_second()
    {
        await using var x = await FakeX.Start(TimeProvider.System);
        x.Next.Enqueue(FakeX.Way.Held);
        await using var database = await TestDatabase.Create();
        await using var server = await Server.Start(
            database, ("AGENTOPS_PUBLISHER", "x"), ("AGENTOPS_X_BASE_URL", x.Origin), ("AGENTOPS_X_API_KEY", FakeX.ApiKey), ("AGENTOPS_X_API_SECRET", FakeX.ApiSecret),
            ("AGENTOPS_X_ACCESS_TOKEN", FakeX.AccessToken), ("AGENTOPS_X_ACCESS_SECRET", FakeX.AccessSecret));
        var client = new Client(server, "posting");
        await client.Create();
        await client.Policy("auto_approve", new { enabled = true, allowed_step_kinds = new[] { "post_tweet" } });
        await client.Policy("worker_post_tweet", new { lease_seconds = 5 });
        var proposal = await client.Propose(
            new { agent = "coordinator", title = "Say it", steps = new object[] { new { kind = "post_tweet", payload = new { text = "Said once & for all" } } } }, "say");
        await Server.Until(() => Task.FromResult(x.Posts.Count == 1), TimeSpan.FromSeconds(30), () => server.Output);

        await server.Kill();
        await server.Start();

        System.Text.Json.Nodes.JsonNode mission = null!;
        await Server.Until(
            async () => (string?)(mission = await client.Get($"missions/{proposal["missionId"]}"))["status"] is "succeeded" or "failed", TimeSpan.FromSeconds(90), () => server.Output);
        mission["status"]!.GetValue<string>().ShouldBe("succeeded");
        mission["steps"]![0]!["result"]!["externalId"]!.GetValue<string>().ShouldBe(x.Posts.ShouldHaveSingleItem().Id);
        x.Calls.Count(c => c == "POST /2/tweets").ShouldBe(1);
        var shown = (await client.Get("posts"))["items"]!.AsArray().ShouldHaveSingleItem()!;
        (shown["publisher"]!.GetValue<string>(), shown["externalId"]!.GetValue<string>()).ShouldBe(("x", x.Posts[0].Id));
        server.Output.ShouldNotContain(FakeX.AccessSecret);
    }
}
