using System.Text.Json.Nodes;

namespace AgentOps.Process.Tests;

/// <summary>kill -9 in the middle of a conversation (FAULTS): it goes on, no turn is said twice or lost, and what it left behind is given once.</summary>
public sealed class ConversationKillTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task A_conversation_goes_on_after_the_server_was_killed_in_the_middle_of_it()
    {
        await using var database = await TestDatabase.Create();
        await using var server = await Server.Start(database, ["--company", "talking", "--template", "studio"]);
        var client = new Client(server, "talking");
        await client.Create("studio");
        await client.Policy("roundtable_policy", new { max_daily_conversations = 0, min_pause_seconds = 0.3, max_pause_seconds = 0.6 });
        // The first standup of a new company may hold those whom we want to hear.
        await Ended(database, server);
        var id = (await client.Convene("retrospective", "the step that keeps failing", "opus", "brain", "twitter-alt", "observer"))["id"]!.GetValue<string>();

        foreach (var turns in (int[])[2, 4])
        {
            await Server.Until(async () => Turns(await client.Get($"roundtables/{id}")).Count >= turns, Patience, () => server.Output);
            await server.Kill();
            await server.Start();
        }

        // And once more at the end, where memories, drift and action items are handed over.
        await Server.Until(async () => await IsLast(client, id), Patience, () => server.Output);
        await server.Kill();
        await server.Start();
        await Ended(database, server);

        var held = await client.Get($"roundtables/{id}");
        ((string?)held["status"]).ShouldBe("succeeded", (string?)held["reason"]);
        var numbers = Turns(held).Select(t => t["n"]!.GetValue<int>()).ToList();
        numbers.ShouldBe(Enumerable.Range(1, numbers.Count));
        numbers.Count.ShouldBeInRange(6, 12);
        (await Count("kind = 'roundtable_turn'")).ShouldBe(numbers.Count);
        (await Count("kind = 'roundtable_finished'")).ShouldBe(1);

        // Given once: no trace twice, and each pair drifted by this conversation once.
        var outcome = held["outcome"]!;
        var memories = await database.Scalar<long>("select count(*) from ops_agent_memory where company = 'talking' and trace like $1", $"roundtable:{id}:%");
        memories.ShouldBeInRange(1, outcome["memories"]!.AsArray().Count);
        (await database.Scalar<long>("select count(distinct trace) from ops_agent_memory where company = 'talking' and trace like $1", $"roundtable:{id}:%")).ShouldBe(memories);
        foreach (var drift in outcome["drifts"]!.AsArray())
        {
            var pair = await client.Get($"relationships/{drift!["a"]}/{drift["b"]}");
            pair["log"]!.AsArray().Count(l => (string?)l!["cause"] == $"roundtable:{id}").ShouldBe(1, $"{drift["a"]}|{drift["b"]}");
        }

        Task<long> Count(string where) => database.Scalar<long>($"select count(*) from ops_agent_events where {where} and roundtable_id = $1", Guid.Parse(id));
    }

    private static async Task<bool> IsLast(Client client, string id)
    {
        var held = await client.Get($"roundtables/{id}");
        return (string?)held["status"] is not "running" || Turns(held).Count >= 6;
    }

    private static Task Ended(TestDatabase database, Server server) => Server.Until(
        async () => await database.Scalar<long>("select count(*) from ops_roundtable_queue where company = 'talking' and lower(status) not in ('succeeded', 'failed')") == 0,
        Patience, () => server.Output);

    private static List<JsonNode> Turns(JsonNode held) => [.. held["turns"]!.AsArray().OfType<JsonNode>()];
}
