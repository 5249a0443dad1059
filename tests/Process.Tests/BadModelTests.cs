using System.Text.Json.Nodes;

namespace AgentOps.Process.Tests;

/// <summary>FAULTS: a model that answers garbage, hangs, is too busy or answers 10 MB. Every conversation ends with a reason; nothing else is harmed.</summary>
public sealed class BadModelTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task Whatever_a_model_does_every_conversation_ends_with_a_reason_and_all_other_work_goes_on()
    {
        await using var model = new MisbehavingModel();
        await using var database = await TestDatabase.Create();
        await using var server = await Server.Start(
            database, ("AGENTOPS_OPENAI_BASE_URL", model.Address), ("AGENTOPS_OPENAI_TIMEOUT_SECONDS", "2"), ("AGENTOPS_OPENAI_PRICE", "1/1"));

        // One company for each way to misbehave when speaking, two that are spoken for and cannot distil, and one that knows nothing of all this.
        string[] speaking = ["hangs", "busy", "huge", "broken", "empty"];
        var spoken = speaking.Select(m => Conversation(server, m, new { dialogue = new { provider = "openai", model = m } })).ToList();
        var distilled = new[] { "garbage", "hangs" }.Select(m => Conversation(server, $"distil-{m}", new { distil = new { provider = "openai", model = m } })).ToList();
        var calm = Conversation(server, "calm", new { });

        foreach (var held in await Task.WhenAll(spoken))
        {
            ((string?)held["status"]).ShouldBe("failed", held.ToJsonString());
            ((string?)held["reason"]).ShouldStartWith("Nobody could speak any more: ");
        }

        foreach (var held in await Task.WhenAll(distilled))
        {
            ((string?)held["status"]).ShouldBe("failed", held.ToJsonString());
            ((string?)held["reason"]).ShouldStartWith("What was said could not be distilled: ");
            held["turns"]!.AsArray().Count.ShouldBeGreaterThanOrEqualTo(2);
        }

        ((string?)(await calm)["status"]).ShouldBe("succeeded");
        model.Asked.ShouldBeGreaterThanOrEqualTo(5, "until the breaker opens");
        (await database.Scalar<long>("select count(*) from ops_agent_events where kind = 'roundtable_failed' and summary is null")).ShouldBe(0);
        // Every call that failed was accounted with its fault, and none carries what the model said.
        (await database.Scalar<long>("select count(*) from ops_llm_calls where provider = 'openai' and error is null and company <> 'distil-garbage'")).ShouldBe(0);
        (await database.Scalar<long>("select count(*) from ops_agent_events where length(coalesce(summary, '')) > 4000")).ShouldBe(0);
        foreach (var company in speaking)
        {
            var client = new Client(server, company);
            var proposal = await client.Propose(new { agent = "coordinator", title = "Look", steps = new object[] { new { kind = "view", payload = new { what = "overview" } } } }, $"look-{company}");
            var mission = (string?)proposal["missionId"];
            await Server.Until(async () => (string?)(await client.Get($"missions/{mission}"))["status"] == "succeeded", Patience, () => server.Output);
        }
    }

    /// <summary>A company whose models are routed so, and a conversation of it, to its end.</summary>
    private static async Task<JsonNode> Conversation(Server server, string company, object routing)
    {
        var client = new Client(server, company);
        await client.Create();
        await client.Policy("roundtable_policy", new { max_daily_conversations = 0, min_pause_seconds = 0, max_pause_seconds = 0.2 });
        await client.Policy("llm_routing", routing);
        JsonNode? convened = null;
        await Server.Until(
            async () =>
            {
                try
                {
                    convened = await client.Convene("watercooler", "the worst advice", "executor", "observer");
                    return true;
                }
                catch (HttpRequestException busy) when (busy.Message.StartsWith("Conflict", StringComparison.Ordinal))
                {
                    // They are still in the first meeting of their company.
                    return false;
                }
            }, Patience, () => server.Output);
        var id = (string)convened!["id"]!;
        JsonNode held = convened;
        await Server.Until(async () => (string?)(held = await client.Get($"roundtables/{id}"))["status"] is "succeeded" or "failed", Patience, () => $"{company}: {held.ToJsonString()}\n{server.Output}");
        return held;
    }
}
