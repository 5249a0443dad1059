using System.Collections.Concurrent;
using System.Globalization;

namespace AgentOps.Process.Tests;

/// <summary>FAULTS: kill -9 of the server under load. Real processes, real PostgreSQL, clients that retry with the same key.</summary>
public sealed class KillTests
{
    private static readonly object Looking = new
    {
        agent = "coordinator",
        title = "Look at the figures",
        steps = new object[] { new { kind = "view", payload = new { what = "missions" } }, new { kind = "view", payload = new { what = "events" } } },
    };

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
        using var stop = new CancellationTokenSource();
        var answers = new ConcurrentDictionary<string, string>();
        var load = Enumerable.Range(0, 8).Select(worker => Propose(client, worker, answers, stop.Token)).ToList();
        for (var kill = 0; kill < 20; kill++)
        {
            await Task.Delay(random.Next(100, 1_200));
            await server.Kill();
            (await server.Start()).ShouldBeLessThan(TimeSpan.FromSeconds(10), $"seed {seed}");
        }

        await stop.CancelAsync();
        await Task.WhenAll(load);
        await Server.Until(
            async () => await database.Scalar<long>("select count(*) from ops_missions where status in ('approved', 'running')") == 0,
            TimeSpan.FromMinutes(2), () => $"Missions stayed open (seed {seed}).\n{server.Output}");

        answers.Count.ShouldBeGreaterThan(100, $"seed {seed}");
        await Invariants(database, answers, seed);
    }

    [Fact]
    public async Task A_hundred_racing_proposals_for_eight_places_accept_exactly_eight_also_through_a_kill()
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
    }

    [Fact]
    public async Task Pausing_the_company_with_plain_SQL_rejects_within_a_second()
    {
        await using var database = await TestDatabase.Create();
        await using var server = await Server.Start(database);
        var client = new Client(server, "paused");
        await client.Create();
        (await client.Propose(Looking, "before"))["status"]!.GetValue<string>().ShouldBe("accepted");

        await database.Execute("""update ops_policy set value = '{"enabled": false}' where company = 'paused' and key = 'company'""");
        await Task.Delay(TimeSpan.FromSeconds(1));

        var rejected = await client.Propose(Looking, "after");
        rejected["status"]!.GetValue<string>().ShouldBe("rejected");
        rejected["gate"]!.GetValue<string>().ShouldBe("company");
    }

    private static object Tweet(int i) => new
    {
        agent = "coordinator", title = $"Tweet {i}", steps = new object[] { new { kind = "post_tweet", payload = new { text = $"Hello {i}" } } },
    };

    private static async Task Propose(Client client, int worker, ConcurrentDictionary<string, string> answers, CancellationToken stop)
    {
        for (var i = 0; !stop.IsCancellationRequested; i++)
        {
            var key = string.Create(CultureInfo.InvariantCulture, $"{worker}-{i}");
            answers[key] = (await client.Propose(Looking, key))["id"]!.GetValue<string>();
            await Task.Delay(TimeSpan.FromMilliseconds(20), CancellationToken.None);
        }
    }

    private static async Task Invariants(TestDatabase database, ConcurrentDictionary<string, string> answers, int seed)
    {
        // A: every answered proposal exists exactly once, under its key.
        foreach (var (key, id) in answers)
        {
            (await database.Scalar<long>("select count(*) from ops_mission_proposals where company = 'killed' and idempotency_key = $1 and id = $2::uuid", key, id))
                .ShouldBe(1, $"proposal {key}, seed {seed}");
        }

        // C and E: one recorded completion a step, one ending a mission, and no transition without its event.
        (await database.Scalar<long>(
            "select count(*) from (select step_id from ops_agent_events where kind = 'step_succeeded' group by step_id having count(*) > 1) twice"))
            .ShouldBe(0, $"steps completed twice, seed {seed}");
        (await database.Scalar<long>(
            """
            select count(*) from ops_mission_steps s
            where s.status = 'succeeded' and not exists (select from ops_agent_events e where e.step_id = s.id and e.kind = 'step_succeeded')
            """)).ShouldBe(0, $"steps without their event, seed {seed}");
        (await database.Scalar<long>(
            """
            select count(*) from ops_missions m
            where m.status <> 'succeeded'
               or (select count(*) from ops_agent_events e where e.mission_id = m.id and e.kind = 'mission_succeeded') <> 1
               or (select count(*) from ops_agent_events e where e.mission_id = m.id and e.kind = 'mission_started') <> 1
            """)).ShouldBe(0, $"missions that did not succeed exactly once, seed {seed}");
        (await database.Scalar<long>(
            "select count(*) from ops_mission_proposals p where p.status = 'accepted' and not exists (select from ops_missions m where m.id = p.mission_id)"))
            .ShouldBe(0, $"accepted proposals without a mission, seed {seed}");
    }
}
