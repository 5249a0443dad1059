using System.Text.Json.Nodes;

namespace AgentOps.Process.Tests.Commands;

public sealed class WatchTests
{
    [Fact]
    public async Task It_shows_every_event_once_across_a_killed_server()
    {
        await using var database = await TestDatabase.Create();
        await using var server = await Server.Start(database);
        var client = new Client(server, "watched");
        await client.Create();
        var body = new { agent = "coordinator", title = "Look", steps = new object[] { new { kind = "view", payload = new { } } } };
        using var watch = Cli.Start(server, "watch", "--company", "watched", "--kind", "mission_succeeded", "--after", "0", "--count", "4", "--json");
        await client.Propose(body, "before-1");
        var first = JsonNode.Parse((await watch.StandardOutput.ReadLineAsync())!)!;
        await client.Propose(body, "before-2");
        await server.Kill();
        await server.Start();
        await client.Propose(body, "after-1");
        await client.Propose(body, "after-2");
        var seen = await Cli.Ended(watch);

        seen.Code.ShouldBe(0, seen.Error);
        seen.Error.ShouldContain("connection lost");
        var rest = seen.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!);
        var shown = rest.Prepend(first).Select(e => Guid.Parse((string)e["id"]!)).ToArray();
        var all = await database.Scalar<Guid[]>("""
            select array_agg(id order by xid, seq) from ops_agent_events where company = 'watched' and kind = 'mission_succeeded'
            """);
        shown.ShouldBe(all[..4]);
    }
}
