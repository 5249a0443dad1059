namespace AgentOps.Process.Tests;

/// <summary>FAULTS: SIGTERM under load. It stops taking, finishes or hands back, ends within 30 s, and nothing is lost.</summary>
public sealed class StopTests
{
    [Fact]
    public async Task Told_to_stop_under_load_it_hands_back_what_it_cannot_finish_and_loses_nothing()
    {
        await using var model = await ModelAtBarrier.Start();
        await using var database = await TestDatabase.Create();
        using var quiet = new QuietTemplate();
        await using var server = await Server.Start(database, QuietTemplate.Arguments, [.. model.Settings, quiet.Setting]);
        var client = new Client(server, "stopping");
        await client.Create("quiet");
        var waiting = await client.Propose(
            new { agent = "coordinator", title = "Sum up", steps = new[] { new { kind = "summarize", payload = new { text = "All is well here." } } } }, "long");
        await model.Arrived();
        await using var load = new Load(client);
        await Server.Until(() => Task.FromResult(load.Answers.Count > 50), TimeSpan.FromMinutes(1), () => server.Output);

        (await server.Terminate()).ShouldBe(0, server.Output);

        // Nothing waits for a lease to end: what was being worked is queued again.
        (await database.Scalar<long>("select count(*) from ops_mission_steps where status = 'running'")).ShouldBe(0, server.Output);
        await server.Start();
        await model.Arrived();
        model.Pass(10);
        await load.Stop();
        await Invariants.AllDone(database, TimeSpan.FromMinutes(1), () => server.Output);
        load.Answers["long"] = (string)waiting["id"]!;
        await Invariants.Hold(database, "stopping", load.Answers, "told to stop");
    }
}
