using System.Globalization;

namespace AgentOps.Process.Tests;

/// <summary>FAULTS: kill -9 of the server under load. Real processes, real PostgreSQL, clients that retry with the same key.</summary>
[Collection(Alone.Name), Trait("Category", Alone.Name)]
public sealed class KillTests
{
    [Fact]
    public async Task Killed_at_twenty_moments_under_load_it_loses_no_accepted_proposal_and_completes_no_step_twice()
    {
        await using var database = await TestDatabase.Create();
        await using var server = await Server.Start(database);
        var client = new Client(server, "killed");
        await client.Create();
        await client.Policy("agent_daily_limit", new { limit = 1_000_000 });
        await client.Policy("worker_view", new { lease_seconds = 5, max_attempts = 20 });

        var seed = Environment.TickCount;
        var random = new Random(seed);
        await using var load = new Load(client);
        for (var kill = 0; kill < 20; kill++)
        {
            await Task.Delay(random.Next(100, 1_200));
            await server.Kill();
            (await server.Start()).ShouldBeLessThan(TimeSpan.FromSeconds(10), $"seed {seed}");
        }

        await load.Stop();
        await Invariants.AllDone(database, TimeSpan.FromMinutes(2), () => $"seed {seed}\n{server.Output}");

        load.Answers.Count.ShouldBeGreaterThan(100, $"seed {seed}");
        await Invariants.Hold(database, "killed", load.Answers, $"seed {seed}");
    }

    [Fact]
    public async Task A_hundred_racing_proposals_for_eight_places_accept_exactly_eight_also_through_a_kill_and_plain_SQL_pauses_within_a_second()
    {
        await using var database = await TestDatabase.Create();
        await using var server = await Server.Start(database);
        var client = new Client(server, "racing");
        await client.Create();
        await client.Policy("x_daily_quota", new { limit = 8 });
        await client.Policy("agent_daily_limit", new { limit = 1_000 });
        await client.Policy("auto_approve", new { enabled = true, allowed_step_kinds = new[] { "post_tweet" } });

        var racing = Enumerable.Range(0, 100)
            .Select(i => client.Propose(Tweet(i), string.Create(CultureInfo.InvariantCulture, $"race-{i}"))).ToList();
        await Task.Delay(20);
        await server.Kill();
        await server.Start();
        var answers = await Task.WhenAll(racing);

        answers.Count(a => (string?)a["status"] == "accepted").ShouldBe(8);
        answers.Where(a => (string?)a["status"] == "rejected").ShouldAllBe(a => (string?)a["rejection"] == "Quota full (8/8)");
        (await database.Scalar<long>("select count(*) from ops_mission_proposals where company = 'racing' and status = 'accepted' and source = 'person'")).ShouldBe(8);

        (await client.Propose(Load.Looking, "before"))["status"]!.GetValue<string>().ShouldBe("pending", "looking is not approved by itself here");
        await database.Execute("""update ops_policy set value = '{"enabled": false}' where company = 'racing' and key = 'company'""");
        await Task.Delay(TimeSpan.FromSeconds(1));
        var closed = await client.Propose(Load.Looking, "after");
        ((string?)closed["status"], (string?)closed["gate"]).ShouldBe(("rejected", "company"));
    }

    private static object Tweet(int i) => new
    {
        agent = "coordinator", title = $"Tweet {i}", steps = new object[] { new { kind = "post_tweet", payload = new { text = $"Hello {i}" } } },
    };
}
