namespace AgentOps.Process.Tests;

/// <summary>FAULTS: PostgreSQL's answers lost, its disk full. A real server of its own, a real process, clients that retry with the same key.</summary>
public sealed class StorageFaultTests
{
    [Fact]
    public async Task A_commit_whose_answer_is_lost_is_neither_forgotten_nor_done_twice()
    {
        await using var postgres = await OwnPostgres.Start();
        await using var database = await TestDatabase.Create(postgres.ConnectionString);
        await using var proxy = new CuttingProxy(postgres.Socket);
        using var quiet = new QuietTemplate();
        await using var server = await Server.Start(database.Through(proxy), QuietTemplate.Arguments, quiet.Setting);
        var client = await FaultCompany.Of(server);

        // Each proposal's title is also in its mission's rows, so the answers to the missions' own writes are lost too.
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(async i =>
        {
            var steps = new[] { new { kind = "view", payload = new { what = "missions" } }, new { kind = "view", payload = new { what = "events" } } };
            var answer = await client.Propose(new { agent = "coordinator", title = $"{CuttingProxy.Mark}{i:00}", steps }, $"lost-{i}");
            return KeyValuePair.Create($"lost-{i}", (string)answer["id"]!);
        }));
        await Invariants.AllDone(database, TimeSpan.FromMinutes(1), () => server.Output);

        proxy.Lost.ShouldBeGreaterThan(8);
        await Invariants.Hold(database, "fault", answers, $"{proxy.Lost} answers lost");
    }

    [RootFact]
    public async Task A_full_disk_is_never_answered_with_success_and_heals_when_there_is_space_again()
    {
        await using var postgres = await OwnPostgres.Start(smallDisk: true);
        await using var database = await TestDatabase.Create(postgres.ConnectionString);
        using var quiet = new QuietTemplate();
        await using var server = await Server.Start(database, QuietTemplate.Arguments, quiet.Setting);
        var client = await FaultCompany.Of(server);
        await using var load = new Load(client, clients: 4);
        await Server.Until(() => Task.FromResult(load.Answers.Count > 20), TimeSpan.FromMinutes(1), () => server.Output);

        // Large rows, so that the last free pages are soon used up.
        postgres.FillDisk();
        var large = new { agent = "coordinator", title = "Large", reason = new string('r', 1_900), steps = new[] { new { kind = "summarize", payload = new { text = Noise() } } } };
        await Server.Until(async () => await client.TryPropose(large) is null, TimeSpan.FromMinutes(1), () => "The disk does not fill up.");
        for (var i = 0; i < 20; i++)
        {
            var key = $"full-{i}";
            if (await client.TryPropose(large, key) is { } answer) load.Answers[key] = (string)answer["id"]!;
        }

        postgres.FreeDisk();
        await postgres.Answers();
        var before = load.Answers.Count;
        await Server.Until(() => Task.FromResult(load.Answers.Count > before + 20), TimeSpan.FromMinutes(1), () => $"It does not heal.\n{server.Output}");
        await FaultCompany.Ended(database, server, load);
    }

    private static string Noise() => Convert.ToBase64String(System.Security.Cryptography.RandomNumberGenerator.GetBytes(6_000));
}
