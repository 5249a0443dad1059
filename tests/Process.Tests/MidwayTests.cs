namespace AgentOps.Process.Tests;

/// <summary>FAULTS: kill -9 while a model is being asked, in a step and in a conversation. The model waits at a barrier, so the moment is exact.</summary>
public sealed class MidwayTests
{
    [Fact]
    public async Task Killed_in_the_middle_of_a_step_it_works_the_step_again_and_completes_it_once()
    {
        await using var model = await ModelAtBarrier.Start();
        await using var database = await TestDatabase.Create();
        using var quiet = new QuietTemplate();
        await using var server = await Server.Start(database, QuietTemplate.Arguments, [.. model.Settings, quiet.Setting]);
        var client = new Client(server, "midway");
        await client.Create("quiet");
        await client.Policy("worker_summarize", new { lease_seconds = 5 });
        var proposal = await client.Propose(
            new { agent = "coordinator", title = "Sum up", steps = new[] { new { kind = "summarize", payload = new { text = "All is well here." } } } }, "one");
        await model.Arrived();

        await server.Kill();
        await server.Start();
        await model.Arrived();
        model.Pass(10);
        await Invariants.AllDone(database, TimeSpan.FromMinutes(1), () => server.Output);

        var mission = await client.Get($"missions/{(string)proposal["missionId"]!}");
        ((string)mission["status"]!).ShouldBe("succeeded");
        ((int)mission["steps"]![0]!["attempts"]!).ShouldBe(2);
        await Invariants.Hold(database, "midway", [new("one", (string)proposal["id"]!)], "killed in a step");
    }

    [Fact]
    public async Task Killed_in_the_middle_of_turns_and_of_the_distillation_a_conversation_is_held_once_and_leaves_its_mark_once()
    {
        await using var model = await ModelAtBarrier.Start();
        await using var database = await TestDatabase.Create();
        using var quiet = new QuietTemplate();
        await using var server = await Server.Start(database, QuietTemplate.Arguments, [.. model.Settings, quiet.Setting]);
        var client = new Client(server, "talking");
        await client.Create("quiet");
        await client.Policy("roundtable_policy", new { enabled = true, max_daily_conversations = 0, min_pause_seconds = 0, max_pause_seconds = 0 });
        var held = await client.Post("roundtables", new { format = "check_in", topic = "How it goes", participants = new[] { "coordinator", "executor" } });
        var id = (string)held["id"]!;
        await model.Arrived();

        // Once while the first turn is asked for, once while a later one is.
        await Again(server, client);
        await model.Arrived();
        model.Pass();
        await model.Arrived();
        await Again(server, client);
        await model.Arrived();

        // Then turn by turn, until the distillation is asked for; there once more.
        while ((string)(held = await client.Get($"roundtables/{id}"))["status"]! == "running")
        {
            model.Pass();
            await model.Arrived();
        }

        ((string)held["status"]!).ShouldBe("distilling");
        await Again(server, client);
        await model.Arrived();
        model.Pass(10);
        await Server.Until(
            async () => (string)(held = await client.Get($"roundtables/{id}"))["status"]! is "succeeded" or "failed", TimeSpan.FromMinutes(1), () => held.ToJsonString());

        ((string)held["status"]!).ShouldBe("succeeded", held.ToJsonString());
        var turns = held["turns"]!.AsArray();
        turns.Select(t => (int)t!["n"]!).ShouldBe(Enumerable.Range(1, turns.Count));
        turns.Select(t => (string)t!["text"]!).Distinct().Count().ShouldBe(turns.Count);
        (await Count(database, id, "roundtable_turn")).ShouldBe(turns.Count);
        (await Count(database, id, "roundtable_started")).ShouldBe(1);
        (await Count(database, id, "roundtable_finished")).ShouldBe(1);
        // F and M: the drift was applied once, the memory written once.
        var pair = await client.Get("relationships/coordinator/executor");
        pair["log"]!.AsArray().Count.ShouldBe(1);
        ((int)pair["interactions"]!["total"]!).ShouldBe(1);
        (await client.Get("agents/coordinator/memories"))["items"]!.AsArray().Count(m => (string)m!["content"]! == "Short beats long.").ShouldBe(1);
    }

    /// <summary>Kills and starts; a heartbeat looks after what stalled, as it would within five minutes.</summary>
    private static async Task Again(Server server, Client client)
    {
        await server.Kill();
        await server.Start();
        await client.Post("heartbeat");
    }

    private static Task<long> Count(TestDatabase database, string roundtable, string kind) =>
        database.Scalar<long>("select count(*) from ops_agent_events where roundtable_id = $1::uuid and kind = $2", roundtable, kind);
}
