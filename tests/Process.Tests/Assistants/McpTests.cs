using System.Text.Json;
using System.Text.Json.Nodes;
using AgentOps.Process.Tests.Commands;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace AgentOps.Process.Tests.Assistants;

/// <summary>Every tool of <c>agentops mcp</c>, driven by a real MCP client over a real process, against a real server.</summary>
[Collection(RunningCompany.Name)]
public sealed class McpTests(RunningCompany running)
{
    private static readonly string[] Tools =
    [
        "convene_roundtable", "decide", "get_company", "get_costs", "get_mission", "list_missions", "list_proposals", "pause", "propose", "read_events",
        "read_memory",
    ];

    [Fact]
    public async Task An_assistant_proposes_follows_decides_convenes_reads_and_pauses()
    {
        await using var assistant = await Connect(Server.Key);
        assistant.ServerInstructions!.ShouldContain("company 'shop'");
        var tools = await assistant.ListToolsAsync();
        tools.Select(t => t.Name).Order().ShouldBe(Tools);
        foreach (var tool in tools)
        {
            tool.Description.ShouldNotBeNullOrWhiteSpace();
            tool.JsonSchema.GetProperty("type").GetString().ShouldBe("object");
        }

        JsonElement[] required = [.. tools.Single(t => t.Name == "propose").JsonSchema.GetProperty("required").EnumerateArray()];
        required.Select(r => r.GetString()).ShouldBe(["agent", "title", "steps"]);

        var company = await Call(assistant, "get_company");
        company["agents"]!.AsArray().Select(a => (string?)a!["key"]).ShouldContain("executor");

        var steps = new[] { new { kind = "view", payload = new { what = "overview" } } };
        var look = new { agent = "executor", title = "Look", steps, idempotencyKey = "mcp-1" };
        var proposal = await Call(assistant, "propose", look);
        ((string?)proposal["status"]).ShouldBe("accepted");
        ((string?)(await Call(assistant, "propose", look))["id"]).ShouldBe((string?)proposal["id"]);
        var mission = (string)proposal["missionId"]!;
        await Server.Until(
            async () => (string?)(await Call(assistant, "get_mission", new { missionId = mission }))["status"] == "succeeded",
            TimeSpan.FromSeconds(40), () => running.Server.Output);
        (await Call(assistant, "get_mission", new { missionId = mission }))["steps"]![0]!["result"].ShouldNotBeNull();
        var missions = await Call(assistant, "list_missions", new { status = "succeeded", limit = 200 });
        var listed = missions["items"]!.AsArray().Single(m => (string?)m!["id"] == mission)!;
        listed["steps"]![0]!.AsObject().ContainsKey("result").ShouldBeFalse();

        // What may not run alone waits for a word.
        var post = new { agent = "executor", title = "Post", steps = new[] { new { kind = "post_tweet", payload = new { text = "Hello" } } } };
        var waiting = await Call(assistant, "propose", post);
        ((string?)waiting["status"]).ShouldBe("pending", waiting.ToJsonString());
        var inbox = await Call(assistant, "list_proposals", new { status = "pending" });
        inbox["items"]!.AsArray().ShouldContain(p => (string?)p!["id"] == (string?)waiting["id"]);
        var decided = await Call(assistant, "decide", new { proposalId = (string?)waiting["id"], accept = false, note = "not today" });
        ((string?)decided["status"], (string?)decided["note"]).ShouldBe(("rejected", "not today"));

        var events = await Call(assistant, "read_events", new { kind = "mission_succeeded", limit = 200 });
        events["items"]!.AsArray().ShouldContain(e => (string?)e!["refs"]!["missionId"] == mission);
        (await Call(assistant, "read_memory", new { agent = "executor" }))["items"].ShouldNotBeNull();
        (await Call(assistant, "get_costs", new { by = "model" }))["budget"]!["dailyUsd"].ShouldNotBeNull();

        await new Client(running.Server, "shop").Policy(
            "roundtable_policy", new { enabled = true, max_daily_conversations = 50, min_pause_seconds = 0, max_pause_seconds = 0 });
        JsonNode? table = null;
        await Server.Until(
            async () =>
            {
                // The company's own first conversation may still hold the agents: then the refusal says so, and it is tried again.
                var answer = await Raw(assistant, "convene_roundtable", new { format = "watercooler", topic = "Coffee" });
                if (answer.IsError is true) Text(answer).ShouldContain("free");
                else table = JsonNode.Parse(Text(answer));
                return table is not null;
            },
            TimeSpan.FromSeconds(60), () => running.Server.Output);
        ((string?)table!["topic"]).ShouldBe("Coffee");

        ((string?)(await Call(assistant, "pause"))["state"]).ShouldBe("paused");
        ((string?)(await Call(assistant, "propose", look with { idempotencyKey = "mcp-2" }))["gate"]).ShouldBe("company");
        ((string?)(await Call(assistant, "pause", new { paused = false }))["state"]).ShouldBe("open");
    }

    [Fact]
    public async Task Refusals_are_told_as_what_they_are()
    {
        await using var assistant = await Connect(Server.Key);
        var nobody = await Raw(assistant, "propose", new { agent = "nobody", title = "Look", steps = new[] { new { kind = "view", payload = new { } } } });
        Text(nobody).ShouldContain("nobody");
        var missing = await Raw(assistant, "get_mission", new { missionId = Guid.Empty });
        (missing.IsError, Text(missing)).ShouldBe((true, "There is no such mission."));
        var bad = await Raw(assistant, "list_proposals", new { status = "undecided" });
        (bad.IsError, Text(bad)).ShouldBe((true, "status must be pending, accepted or rejected."));

        using var viewer = await running.Server.Http.PostAsync("/api/keys", JsonContent("""{"name": "looker", "role": "viewer", "company": "shop"}"""));
        var key = (string)JsonNode.Parse(await viewer.Content.ReadAsStringAsync())!["key"]!;
        await using var looker = await Connect(key);
        var refused = await Raw(looker, "pause");
        refused.IsError.ShouldBe(true);
        Text(refused).ShouldContain("needs the role operator");
        (await Call(looker, "get_company"))["state"].ShouldNotBeNull();

        await using var lost = await Connect(key, new($"http://127.0.0.1:{Server.FreePort()}"));
        var away = await Raw(lost, "get_company");
        away.IsError.ShouldBe(true);
        Text(away).ShouldContain("No AgentOps server answers");
    }

    [Fact]
    public async Task Standard_output_carries_the_protocol_and_nothing_else()
    {
        using var process = Cli.Start(running.Server, "mcp", "--company", "shop");
        await process.StandardInput.WriteLineAsync(
            """{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"raw","version":"1"}}}""");
        await process.StandardInput.WriteLineAsync("""{"jsonrpc":"2.0","method":"notifications/initialized"}""");
        await process.StandardInput.WriteLineAsync("""{"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"get_company","arguments":{}}}""");
        var answers = new List<JsonNode>();
        while (answers.Count < 2) answers.Add(JsonNode.Parse((await process.StandardOutput.ReadLineAsync())!)!);
        process.StandardInput.Close();
        var rest = await Cli.Ended(process);

        (rest.Code, rest.Out).ShouldBe((0, ""), rest.Error);
        answers.Select(a => (string?)a["jsonrpc"]).ShouldAllBe(version => version == "2.0");
        answers[1]["result"]!["structuredContent"]!["key"]!.GetValue<string>().ShouldBe("shop");
    }

    private static StringContent JsonContent(string json) => new(json, System.Text.Encoding.UTF8, "application/json");

    private Task<McpClient> Connect(string key, Uri? address = null) => McpClient.CreateAsync(new StdioClientTransport(new()
    {
        Name = "agentops",
        Command = "dotnet",
        Arguments = [Server.Assembly, "mcp", "--company", "shop"],
        EnvironmentVariables = new Dictionary<string, string?> { ["AGENTOPS_URLS"] = (address ?? running.Server.Address).ToString(), ["AGENTOPS_KEY"] = key },
    }));

    private static async Task<JsonNode> Call(McpClient assistant, string tool, object? arguments = null)
    {
        var result = await Raw(assistant, tool, arguments);
        result.IsError.ShouldNotBe(true, Text(result));
        JsonNode.DeepEquals(JsonNode.Parse(Text(result)), JsonNode.Parse(result.StructuredContent!.Value.GetRawText())).ShouldBeTrue();
        return JsonNode.Parse(Text(result))!;
    }

    private static async Task<CallToolResult> Raw(McpClient assistant, string tool, object? arguments = null) =>
        await assistant.CallToolAsync(tool, JsonSerializer.SerializeToNode(arguments ?? new { })!.AsObject().ToDictionary(a => a.Key, a => (object?)a.Value));

    private static string Text(CallToolResult result) => ((TextContentBlock)result.Content[0]).Text;
}
