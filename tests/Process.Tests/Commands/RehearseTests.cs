namespace AgentOps.Process.Tests.Commands;

/// <summary>A company that a real server ran is lived on by the real command, from archives that the real command exported.</summary>
public sealed class RehearseTests
{
    private const int Wishes = 3;

    [Fact]
    public async Task An_archive_is_all_that_it_takes_to_live_an_hour_of_a_company_again_and_to_go_on_from_it()
    {
        await using var model = new MisbehavingModel();
        await using var database = await TestDatabase.Create();
        await using var server = await Server.Start(database, ("AGENTOPS_OPENAI_BASE_URL", model.Address), ("AGENTOPS_OPENAI_PRICE", "2/7"));
        var client = new Client(server, "shop");
        await client.Create();
        await client.Policy("llm_routing", new { work = new { provider = "openai", model = "counts" }, record = true });
        var folder = Directory.CreateTempSubdirectory("agentops-rehearse-").FullName;
        try
        {
            var (before, after) = (Path.Combine(folder, "before.gz"), Path.Combine(folder, "after.gz"));
            (await Cli.Run(server, "company", "export", "shop", before)).Code.ShouldBe(0);
            for (var i = 0; i < Wishes; i++)
            {
                var wish = await client.Propose(new { agent = "executor", title = $"Think about {i}", steps = new object[] { new { kind = "analyze", payload = new { topic = $"topic {i}" } } } }, $"wish-{i}");
                await Server.Until(async () => (string?)(await client.Get($"missions/{wish["missionId"]}"))["status"] == "succeeded", TimeSpan.FromMinutes(1), () => server.Output);
            }

            await client.Policy("agent_daily_limit", new { limit = 1 });
            ((string?)(await client.Propose(new { agent = "executor", title = "One too many", steps = new object[] { new { kind = "analyze", payload = new { topic = "more" } } } }, "wish-n"))["gate"]).ShouldBe("agent_daily_limit");
            (await database.Scalar<long>("select count(*) from ops_llm_calls where provider = 'openai' and prompt_hash is not null and answer is not null")).ShouldBeGreaterThanOrEqualTo(Wishes);
            (await Cli.Run(server, "company", "export", "shop", after)).Code.ShouldBe(0);

            var again = await Rehearse("--from", before, "--answers", after, "--json");
            var replay = again.Json["lives"]![0]!["replay"]!;
            ((int)replay["answered"]!).ShouldBeGreaterThanOrEqualTo(Wishes, again.Out);
            ((int)replay["recordedDecisions"]!).ShouldBeGreaterThanOrEqualTo(Wishes + 1, again.Out);
            ((int)replay["sameDecisions"]!).ShouldBe((int)replay["recordedDecisions"]!, again.Out);
            ((int)replay["done"]!["proposals"]!).ShouldBe(Wishes + 1, again.Out);
            ((int)replay["done"]!["policy changes"]!).ShouldBe(1, again.Out);

            var fork = await Rehearse("--from", before, "--answers", after, "--set", "agent_daily_limit.limit=0", "--json");
            replay = fork.Json["lives"]![0]!["replay"]!;
            ((string?)replay["firstDifference"]).ShouldNotBeNull().ShouldContain("agent_daily_limit", Case.Sensitive, fork.Out);

            var kept = Path.Combine(folder, "kept.gz");
            (await Rehearse("--from", after, "--days", "2", "--seeds", "2", "--against", "x_daily_quota.limit=0", "--keep", kept)).Out.ShouldContain("shop (minimal) from");
            (await Cli.Run(server, "company", "import", kept, "--as", "shop-in-two-days", "--paused")).Code.ShouldBe(0);

            (await Rehearse("--from", after, "--answers", before)).Error.ShouldContain("must be from later");
            (await Rehearse("--answers", before)).Error.ShouldContain("--answers needs --from");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<Cli> Rehearse(params string[] arguments)
    {
        using var process = Cli.Start(["rehearse", .. arguments]);
        return await Cli.Ended(process);
    }
}
