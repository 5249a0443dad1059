namespace AgentOps.Process.Tests.Commands;

/// <summary>The seven signs of life: all there, or what is not and what to do.</summary>
[Collection(RunningCompany.Name)]
public sealed class VerifyTests(RunningCompany running)
{
    private static readonly string[] Seven =
        ["build", "heartbeats", "triggers fired", "roundtables succeeded", "events flowing", "memories written", "Stage up"];

    [Fact]
    public async Task A_living_company_shows_all_seven_and_a_broken_one_says_which_is_missing_and_what_to_do()
    {
        var client = new Client(running.Server, "shop");
        // What would take a new company half an hour is brought about now: a failure that a rule answers, heartbeats. The first conversation convenes by itself.
        await client.Policy("roundtable_policy", new { enabled = true, max_daily_conversations = 50, min_pause_seconds = 0, max_pause_seconds = 0 });
        var refused = new { kind = "crawl", payload = new { url = "http://127.0.0.1:9/" } };
        await client.Propose(new { agent = "executor", title = "Read a page that is refused", steps = new object[] { refused } }, "refused");
        await Server.Until(
            async () =>
            {
                await Post("heartbeat", new { });
                return (await client.Get("events?kind=trigger_fired"))["items"]!.AsArray().Count > 0;
            },
            TimeSpan.FromSeconds(60), () => running.Server.Output);

        var verified = await Cli.Run(running.Server, "verify", "--company", "shop", "--wait", "40", "--json");
        verified.Json["signs"]!.AsArray().Select(s => (string?)s!["name"]).ShouldBe(Seven);
        verified.Json["signs"]!.AsArray().Where(s => (string?)s!["state"] != "ok").ShouldBeEmpty(verified.Out);
        (verified.Code, (bool?)verified.Json["ok"]).ShouldBe((0, true));

        await running.Database.Execute("update ops_policy set value = '{\"enabled\": false}' where company = 'shop' and key = 'heartbeat'");
        await Server.Until(
            async () => (bool?)(await client.Get("policies/heartbeat"))["value"]!["enabled"] is false,
            TimeSpan.FromSeconds(20), () => running.Server.Output);
        var off = await Cli.Run(running.Server, "verify", "--company", "shop");
        off.Code.ShouldBe(1);
        off.Out.ShouldMatch(@"WRONG heartbeats +They are switched off\.\n +Set ""enabled"": true in the policy 'heartbeat'\.");
    }

    [Fact]
    public async Task A_company_that_is_new_waits_and_one_that_is_paused_is_said_to_be()
    {
        await new Client(running.Server, "newborn").Create("studio");
        var first = await Cli.Run(running.Server, "verify", "--company", "newborn", "--json");
        first.Code.ShouldBe(2, first.Out);
        first.Json["signs"]!.AsArray().ShouldContain(s => (string?)s!["state"] == "wait" && (string?)s["name"] == "triggers fired");

        (await Cli.Run(running.Server, "company", "pause", "newborn")).Code.ShouldBe(0);
        var paused = await Cli.Run(running.Server, "verify", "--company", "newborn");
        paused.Code.ShouldBe(1);
        paused.Out.ShouldContain("agentops company resume newborn");
        var nobodys = await Cli.Run(running.Server, "verify", "--company", "nobodys");
        (nobodys.Code, nobodys.Out.Contains("agentops company create nobodys", StringComparison.Ordinal)).ShouldBe((1, true), nobodys.Out);
    }

    private async Task Post(string path, object body)
    {
        using var response = await running.Server.Http.PostAsync(
            $"/api/companies/shop/{path}", new StringContent(System.Text.Json.JsonSerializer.Serialize(body), System.Text.Encoding.UTF8, "application/json"));
        response.IsSuccessStatusCode.ShouldBeTrue(await response.Content.ReadAsStringAsync());
    }
}
