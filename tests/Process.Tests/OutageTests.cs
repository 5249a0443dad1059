using System.Net;
using System.Net.Http.Json;

namespace AgentOps.Process.Tests;

/// <summary>FAULTS: PostgreSQL stopped, paused. A real server of its own, a real process, clients that retry with the same key.</summary>
[Collection(Alone.Name), Trait("Category", Alone.Name)]
public sealed class OutageTests
{
    [Fact]
    public async Task PostgreSQL_stopped_for_ten_seconds_is_503_meanwhile_and_afterwards_nothing_is_lost()
    {
        await using var postgres = await OwnPostgres.Start();
        await using var database = await TestDatabase.Create(postgres.ConnectionString);
        using var quiet = new QuietTemplate();
        await using var server = await Server.Start(database, QuietTemplate.Arguments, quiet.Setting);
        var client = await FaultCompany.Of(server);
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

        await FaultCompany.Ended(database, server, load);
    }

    [Fact]
    public async Task PostgreSQL_paused_holds_the_server_up_in_bounded_memory_and_threads_and_then_all_goes_on()
    {
        await using var postgres = await OwnPostgres.Start();
        await using var database = await TestDatabase.Create(postgres.ConnectionString);
        using var quiet = new QuietTemplate();
        await using var server = await Server.Start(database, QuietTemplate.Arguments, quiet.Setting);
        var client = await FaultCompany.Of(server);
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
        await FaultCompany.Ended(database, server, load);
    }

    /// <summary>A figure of <c>/proc/…/status</c>; memory in KiB.</summary>
    private static long Status(Server server, string name) => long.Parse(
        File.ReadLines($"/proc/{server.ProcessId}/status").First(l => l.StartsWith(name, StringComparison.Ordinal))[name.Length..].Replace("kB", "", StringComparison.Ordinal).Trim(),
        System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>How long; the table of FAULTS says 60 s, which is for a run by hand.</summary>
    private static int Seconds(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), System.Globalization.CultureInfo.InvariantCulture, out var seconds) ? seconds : otherwise;
}
