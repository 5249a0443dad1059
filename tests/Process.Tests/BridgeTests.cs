using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;

namespace AgentOps.Process.Tests;

/// <summary>The exporter of docs/bridge against a real server, and what bridged events may and may not move (SPEC §9).</summary>
public sealed class BridgeTests
{
    [Fact]
    public async Task A_file_of_events_is_fed_once_and_moves_something_only_when_its_source_is_allowed()
    {
        await using var database = await TestDatabase.Create();
        await using var server = await Server.Start(database);
        var client = new Client(server, "bridged");
        await client.Create();
        using var made = await server.Http.PostAsJsonAsync("/api/keys", new { name = "gateway", role = "worker", company = "bridged" });
        var key = (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("key").GetString()!;
        var file = Path.Combine(server.Home, "events.jsonl");
        var lines = Enumerable.Range(0, 1_200).Select(i => string.Create(CultureInfo.InvariantCulture, $$"""{"id":"e{{i}}","type":"Build Failed!","message":"Build {{i}} — fehlgeschlagen","agent":"executor","tags":["mission","failed"]}"""));
        await File.WriteAllLinesAsync(file, [.. lines, "no json", """{"kind":"note","title":"without an id","at":"2026-01-02T03:04:05Z"}"""]);

        (await Export(server, key, file)).ShouldBe("500 new, 0 known, 0 no events\n500 new, 0 known, 0 no events\n201 new, 0 known, 1 no events\n");
        (await Export(server, key, file)).ShouldBe("");
        File.Delete(file + ".offset");
        (await Export(server, key, file)).ShouldBe("0 new, 500 known, 0 no events\n0 new, 500 known, 0 no events\n0 new, 201 known, 1 no events\n");
        await File.AppendAllTextAsync(file, "{\"id\":\"late\",\"kind\":\"note\",\"title\":\"half a l");
        (await Export(server, key, file)).ShouldBe("");
        await File.AppendAllTextAsync(file, "ine\"}\n");
        (await Export(server, key, file)).ShouldBe("1 new, 0 known, 0 no events\n");
        (await database.Scalar<long>("select count(*) from ops_agent_events where kind = 'external' and untrusted and 'source:gateway' = any(tags)")).ShouldBe(1_202);

        await Beat(server);
        (await Queued(database)).ShouldBe(0, "no policy allows the source");
        await client.Policy("bridge_policy", new { sources = new[] { "gateway" } });
        await Beat(server);
        (await Queued(database)).ShouldBe(0, "what was before stays unheard");
        await File.AppendAllTextAsync(file, """{"id":"now","kind":"note","title":"It failed","agent":"executor","tags":["mission","failed"]}""" + "\n");
        await Export(server, key, file);
        await Server.Until(async () => { await Beat(server); return await Queued(database) == 1; }, TimeSpan.FromSeconds(30), () => server.Output);

        // What comes of it is marked to its end: the proposal, what a worker or a model gets, the result, every event.
        JsonElement answer = default;
        await Server.Until(
            async () =>
            {
                await Beat(server);
                answer = (await client.Get("proposals?source=reaction"))["items"]!.AsArray().FirstOrDefault() is { } item ? item.Deserialize<JsonElement>() : default;
                return answer.ValueKind == JsonValueKind.Object;
            },
            TimeSpan.FromSeconds(30), () => server.Output);
        (answer.GetProperty("untrusted").GetBoolean(), answer.GetProperty("rootCause").GetString()).ShouldBe((true, "external:now"));
        var mission = answer.GetProperty("missionId").GetString();
        await Server.Until(async () => (string?)(await client.Get($"missions/{mission}"))["status"] == "succeeded", TimeSpan.FromSeconds(40), () => server.Output);
        ((bool?)(await client.Get($"missions/{mission}"))["steps"]![0]!["result"]!["untrusted"]).ShouldBe(true);
        (await database.Scalar<long>("select count(*) from ops_agent_events where root_cause = 'external:now' and untrusted")).ShouldBeGreaterThan(6);
        (await database.Scalar<long>("select count(*) from ops_agent_events where root_cause = 'external:now' and not untrusted")).ShouldBe(0);
    }

    private static Task<long> Queued(TestDatabase database) => database.Scalar<long>("select count(*) from ops_agent_events where company = 'bridged' and kind = 'reaction_queued'");

    private static async Task Beat(Server server)
    {
        using var beat = await server.Http.PostAsync("/api/companies/bridged/heartbeat", null);
        beat.EnsureSuccessStatusCode();
    }

    private static async Task<string> Export(Server server, string key, string file)
    {
        var start = new ProcessStartInfo("node", [Path.Combine(Server.Root, "docs/bridge/export.mjs"), file]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["AGENTOPS_URL"] = server.Address.ToString().TrimEnd('/');
        start.Environment["AGENTOPS_COMPANY"] = "bridged";
        start.Environment["AGENTOPS_KEY"] = key;
        using var process = System.Diagnostics.Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, await errors);
        return output;
    }
}
