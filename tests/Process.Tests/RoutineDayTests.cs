using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using AgentOps.Process.Tests.Commands;

namespace AgentOps.Process.Tests;

/// <summary>A company whose heartbeats, triggers and conversations are off, on a real server with a fast clock: its routines run, and people read what they came to.</summary>
public sealed class RoutineDayTests
{
    private const int Speed = 600;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task Routines_alone_run_tell_their_end_and_keep_a_digest_to_be_read_and_ages_are_the_companys()
    {
        await using var news = await NewsSite.Start();
        await using var database = await TestDatabase.Create();
        await using var server = await Server.Start(
            database, ["--company", "first", "--template", "minimal", "--speed", Speed.ToString(CultureInfo.InvariantCulture)], news.Settings);
        var client = new Client(server, "routines");
        await client.Create("studio");
        await client.Policy("heartbeat", new { enabled = false });
        await client.Policy("roundtable_policy", new { enabled = false });
        foreach (var rule in (await client.Get("triggers"))["items"]!.AsArray())
            (await server.Http.PutAsJsonAsync($"/api/companies/routines/triggers/{rule!["name"]}", new { enabled = false })).EnsureSuccessStatusCode();

        // Its first meeting and first mission were there before anything could be switched off.
        await Server.Until(
            async () => await database.Scalar<long>("select count(*) from ops_missions where company = 'routines' and status in ('approved', 'running')") == 0
                && await database.Scalar<long>("select count(*) from ops_roundtable_queue where company = 'routines' and lower(status) not in ('succeeded', 'failed')") == 0,
            Patience, () => server.Output);

        // The day's four, a quarter of an hour of the company apart instead of hours.
        var routines = (await client.Get("routines"))["items"]!.AsArray().Select(r => (Agent: (string)r!["agent"]!, Name: (string)r["name"]!)).ToList();
        routines.Select(r => r.Name).ShouldBe(["morning_research", "social_scan", "memory_integration", "evening_briefing"], ignoreOrder: true);
        var at = (await client.Get(""))["clock"]!["now"]!.GetValue<DateTimeOffset>().AddMinutes(45);
        foreach (var (routine, n) in routines.Select((r, n) => (r, n)))
        {
            var due = at.AddMinutes(15 * n);
            var cron = string.Create(CultureInfo.InvariantCulture, $"0 {due.Minute} {due.Hour} * * ?");
            (await server.Http.PutAsJsonAsync($"/api/companies/routines/routines/{routine.Agent}/{routine.Name}", new { cron })).EnsureSuccessStatusCode();
        }

        List<JsonNode>[] ran = [];
        await Server.Until(
            async () =>
            {
                ran = [.. (await Task.WhenAll(routines.Select(r => client.Get($"routines/{r.Agent}/{r.Name}/runs")))).Select(p => p["items"]!.AsArray().Select(r => r!).ToList())];
                return ran.All(r => r.Count > 0 && r.All(run => run["finishedAt"] is not null));
            },
            Patience, () => $"{string.Join('\n', ran.SelectMany(r => r).Select(r => r.ToJsonString()))}\n{server.Output}");

        ran.SelectMany(r => r).ShouldAllBe(r => (string?)r["status"] == "succeeded" && ((string?)r["digest"])!.Length > 40);
        var briefing = await client.Get("routines/opus/evening_briefing/runs");
        var digest = ((string)briefing["items"]![0]!["digest"]!).Split("\n• ");
        (digest[0].Split(' ').Length > 8, digest.Length).ShouldBe((true, Math.Clamp(digest.Length, 3, 7)), "sentences, then points");
        digest[1..].ShouldContain(point => point.Contains("mission", StringComparison.Ordinal), "it tells of the day");
        await Server.Until(
            async () => (await client.Get("events?kind=routine_finished"))["items"]!.AsArray().Count >= 4, Patience, () => server.Output);
        var caused = await database.Scalar<long>("select count(*) from ops_agent_events where company = 'routines' and root_cause like 'routine:%'");
        caused.ShouldBeGreaterThanOrEqualTo(48);
        (await database.Scalar<long>("select count(*) from ops_agent_events where company = 'routines' and root_cause not like 'routine:%' and at > $1", at.UtcDateTime))
            .ShouldBe(0, "nothing but routines");
        (await database.Scalar<long>("select count(*) from ops_action_runs where company = 'routines' and started_at > $1", at.UtcDateTime)).ShouldBe(0, "no heartbeat");

        // The other company's heart beats twelve times in six seconds, and its lateness is told.
        (await server.Http.GetStringAsync("/metrics")).ShouldMatch("agentops_heartbeat_lateness_seconds_count{[^}]*company=\"first\"[^}]*} [1-9]");

        // By the wall clock the company is seconds old, and whatever happened in it happened just now; its own clock says hours.
        var verified = await Cli.Run(server, "verify", "--company", "routines", "--json");
        verified.Code.ShouldBe(1, verified.Out);
        var signs = verified.Json["signs"]!.AsArray().ToDictionary(s => (string)s!["name"]!, s => s!);
        ((string?)signs["heartbeats"]["state"], (string?)signs["heartbeats"]["found"]).ShouldBe(("wrong", "They are switched off."), verified.Out);
        ((string)signs["triggers fired"]["found"]!).ShouldMatch(@"^(None fired within a day\.|The last fired [0-9.]+ h ago\.)$", verified.Out);
        ((string?)signs["events flowing"]["state"]).ShouldBe("ok", verified.Out);
        ((string)signs["events flowing"]["found"]!).ShouldMatch("^The last happened (just now|[0-9]+ min ago)");
    }
}
