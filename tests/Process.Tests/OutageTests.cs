using System.Net;
using System.Net.Http.Json;

namespace AgentOps.Process.Tests;

/// <summary>FAULTS: PostgreSQL stopped, paused, its answers lost, its disk full. A real server of its own, a real process, clients that retry with the same key.</summary>
public sealed class OutageTests
{
    [Fact]
    public async Task PostgreSQL_stopped_for_ten_seconds_is_503_meanwhile_and_afterwards_nothing_is_lost()
    {
        await using var postgres = await OwnPostgres.Start();
        await using var database = await TestDatabase.Create(postgres.ConnectionString);
        using var quiet = new QuietTemplate();
        await using var server = await Server.Start(database, QuietTemplate.Arguments, quiet.Setting);
        var client = await Company(server);
        await using var load = new Load(client, clients: 4);
        await Server.Until(() => Task.FromResult(load.Answers.Count > 20), TimeSpan.FromMinutes(1), () => server.Output);

        await postgres.StopImmediately();
        var away = DateTime.UtcNow.AddSeconds(10);
        var refused = 0;
        while (DateTime.UtcNow < away)
        {
            using var response = await server.Http.PostAsJsonAsync("/api/companies/fault/proposals", Load.Looking);
            response.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable, await response.Content.ReadAsStringAsync());
            response.Headers.RetryAfter!.Delta!.Value.ShouldBeGreaterThan(TimeSpan.Zero);
            response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
            refused++;
            await Task.Delay(TimeSpan.FromMilliseconds(100));
        }

        refused.ShouldBeGreaterThan(1);
        await postgres.Back();
        await Server.Until(
            async () => (await server.Http.PostAsJsonAsync("/api/companies/fault/proposals", Load.Looking)).StatusCode == HttpStatusCode.Created,
            TimeSpan.FromSeconds(15), () => server.Output);

        await Ended(database, server, load);
    }

    [Fact]
    public async Task PostgreSQL_paused_holds_the_server_up_in_bounded_memory_and_threads_and_then_all_goes_on()
    {
        await using var postgres = await OwnPostgres.Start();
        await using var database = await TestDatabase.Create(postgres.ConnectionString);
        using var quiet = new QuietTemplate();
        await using var server = await Server.Start(database, QuietTemplate.Arguments, quiet.Setting);
        var client = await Company(server);
        await using var load = new Load(client, clients: 60);
        await Server.Until(() => Task.FromResult(load.Answers.Count > 100), TimeSpan.FromMinutes(1), () => server.Output);

        await postgres.Pause();
        var (threads, memory) = (0L, 0L);
        var paused = DateTime.UtcNow.AddSeconds(Seconds("AGENTOPS_TEST_PAUSE_SECONDS", 8));
        while (DateTime.UtcNow < paused)
        {
            (await server.Http.GetAsync("/health/live")).StatusCode.ShouldBe(HttpStatusCode.OK);
            threads = Math.Max(threads, Status(server, "Threads:"));
            memory = Math.Max(memory, Status(server, "VmRSS:"));
            await Task.Delay(TimeSpan.FromMilliseconds(100));
        }

        await postgres.Resume();
        threads.ShouldBeLessThan(150);
        memory.ShouldBeLessThan(1_500_000);
        var before = load.Answers.Count;
        await Server.Until(() => Task.FromResult(load.Answers.Count > before + 60), TimeSpan.FromMinutes(1), () => $"It does not go on.\n{server.Output}");
        await Ended(database, server, load);
    }

    [Fact]
    public async Task A_commit_whose_answer_is_lost_is_neither_forgotten_nor_done_twice()
    {
        await using var postgres = await OwnPostgres.Start();
        await using var database = await TestDatabase.Create(postgres.ConnectionString);
        await using var proxy = new CuttingProxy(postgres.Socket);
        using var quiet = new QuietTemplate();
        await using var server = await Server.Start(database.Through(proxy), QuietTemplate.Arguments, quiet.Setting);
        var client = await Company(server);

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
        var client = await Company(server);
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
        await Ended(database, server, load);
    }

    private static string Noise() => Convert.ToBase64String(System.Security.Cryptography.RandomNumberGenerator.GetBytes(6_000));

    private static async Task<Client> Company(Server server)
    {
        var client = new Client(server, "fault");
        await client.Create("quiet");
        await client.Policy("worker_view", new { lease_seconds = 5, max_attempts = 20 });
        return client;
    }

    private static async Task Ended(TestDatabase database, Server server, Load load)
    {
        await load.Stop();
        await Invariants.AllDone(database, TimeSpan.FromMinutes(2), () => server.Output);
        await Invariants.Hold(database, "fault", load.Answers, $"{load.Answers.Count} answers");
    }

    /// <summary>A figure of <c>/proc/…/status</c>; memory in KiB.</summary>
    private static long Status(Server server, string name) => long.Parse(
        File.ReadLines($"/proc/{server.ProcessId}/status").First(l => l.StartsWith(name, StringComparison.Ordinal))[name.Length..].Replace("kB", "", StringComparison.Ordinal).Trim(),
        System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>How long; the table of FAULTS says 60 s, which is for a run by hand.</summary>
    private static int Seconds(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), System.Globalization.CultureInfo.InvariantCulture, out var seconds) ? seconds : otherwise;
}
