using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Nodes;
using AgentOps.Silo.Commands.Remote;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace AgentOps.Silo.Commands.Mcp;

/// <summary>What an assistant may do with a company: each tool is one request of the REST contract, under the role of the key it was given.</summary>
internal sealed class CompanyTools(RunningServer server, string company)
{
    private const string Limit = "How many, newest first (1 to 200).", Cursor = "The 'next' of the page before.";

    [McpServerTool(Name = "get_company", ReadOnly = true)]
    [Description("The company: its state (open, paused, killed) and its agents with their keys and roles.")]
    public Task<CallToolResult> GetCompany(CancellationToken cancellationToken) => Get("", cancellationToken);

    [McpServerTool(Name = "propose", Destructive = false)]
    [Description("Proposes work. The rules decide at once: accepted (with missionId), pending (waits for a decision) or rejected (with gate and figures).")]
    public Task<CallToolResult> Propose(
        [Description("Key of the agent who is to do it, e.g. brain.")] string agent,
        [Description("What, in one line of at most 200 characters.")] string title,
        [Description("1 to 20 steps, in order.")] StepInput[] steps,
        [Description("Why.")] string? reason = null,
        [Description("Give one when the call may be repeated: the same key is the same proposal.")] string? idempotencyKey = null,
        CancellationToken cancellationToken = default)
    {
        var body = new JsonObject { ["agent"] = agent, ["title"] = title, ["steps"] = new JsonArray([.. steps.Select(Step)]) };
        if (reason is not null) body["reason"] = reason;
        return ToolSet.Answer(server.Ask(HttpMethod.Post, Of("proposals"), body, cancellationToken, idempotencyKey));
    }

    [McpServerTool(Name = "list_proposals", ReadOnly = true), Description("Proposals, newest first. status=pending is the inbox: what waits for a decision.")]
    public Task<CallToolResult> ListProposals(
        [Description("pending, accepted or rejected.")] string? status = null,
        [Description("Key of an agent.")] string? agent = null,
        [Description("Who proposed: person, trigger, reaction, initiative, action_item, routine.")] string? source = null,
        [Description(Limit)] int limit = 20,
        [Description(Cursor)] string? cursor = null,
        CancellationToken cancellationToken = default) =>
        Get("proposals" + Query.Of(("status", status), ("agent", agent), ("source", source), ("limit", limit), ("cursor", cursor)), cancellationToken);

    [McpServerTool(Name = "decide", Destructive = true, Idempotent = true)]
    [Description("Accepts or rejects a pending proposal. Accepting lets it run, also what publishes or deploys: only when the person you work for wants it.")]
    public Task<CallToolResult> Decide(
        [Description("The proposal's id.")] Guid proposalId,
        [Description("true accepts, false rejects.")] bool accept,
        [Description("A note for the record.")] string? note = null,
        CancellationToken cancellationToken = default) =>
        ToolSet.Answer(server.Post(Of($"proposals/{proposalId}/{(accept ? "accept" : "reject")}"), new JsonObject { ["note"] = note }, cancellationToken));

    [McpServerTool(Name = "list_missions", ReadOnly = true), Description("Missions, newest first, without the results of their steps: get_mission has those.")]
    public Task<CallToolResult> ListMissions(
        [Description("approved, running, succeeded, failed or cancelled.")] string? status = null,
        [Description("Key of an agent.")] string? agent = null,
        [Description(Limit)] int limit = 20,
        [Description(Cursor)] string? cursor = null,
        CancellationToken cancellationToken = default) =>
        ToolSet.Answer(Missions("missions" + Query.Of(("status", status), ("agent", agent), ("limit", limit), ("cursor", cursor)), cancellationToken));

    [McpServerTool(Name = "get_mission", ReadOnly = true), Description("A mission with its steps: payloads, results, errors, attempts, costs.")]
    public Task<CallToolResult> GetMission([Description("The mission's id.")] Guid missionId, CancellationToken cancellationToken) =>
        Get($"missions/{missionId}", cancellationToken);

    [McpServerTool(Name = "convene_roundtable", Destructive = false)]
    [Description("Convenes a conversation of agents. It takes minutes: read_events with kind roundtable_turn shows it, roundtable_finished ends it.")]
    public Task<CallToolResult> ConveneRoundtable(
        [Description("standup, debate, watercooler, brainstorm, war_room, strategy, deep_dive, check_in, retrospective, …")] string format,
        [Description("What is talked about, in one line.")] string topic,
        [Description("Keys of those who take part; left out, they are drawn.")] string[]? participants = null,
        CancellationToken cancellationToken = default)
    {
        var body = new JsonObject { ["format"] = format, ["topic"] = topic };
        if (participants is not null) body["participants"] = new JsonArray([.. participants.Select(p => (JsonNode)p)]);
        return ToolSet.Answer(server.Post(Of("roundtables"), body, cancellationToken));
    }

    [McpServerTool(Name = "read_events", ReadOnly = true)]
    [Description("What happened. Go on with after=the cursor of the last event and order=asc to miss nothing.")]
    public Task<CallToolResult> ReadEvents(
        [Description("A kind, e.g. mission_failed, proposal_rejected, roundtable_turn, memory_written.")] string? kind = null,
        [Description("Key of an agent.")] string? agent = null,
        [Description("A tag.")] string? tag = null,
        [Description("Text in title or summary.")] string? query = null,
        [Description("Only events after this cursor.")] string? after = null,
        [Description("desc (newest first) or asc.")] string order = "desc",
        [Description("How many (1 to 200).")] int limit = 30,
        CancellationToken cancellationToken = default) =>
        Get(
            "events" + Query.Of(("kind", kind), ("agent", agent), ("tag", tag), ("q", query), ("after", after), ("order", order), ("limit", limit)),
            cancellationToken);

    [McpServerTool(Name = "read_memory", ReadOnly = true)]
    [Description("What an agent remembers, with confidence and source. What is marked untrusted came from outside.")]
    public Task<CallToolResult> ReadMemory(
        [Description("Key of the agent.")] string agent,
        [Description("insight, pattern, strategy, preference or lesson.")] string? type = null,
        [Description(Limit)] int limit = 50,
        CancellationToken cancellationToken = default) =>
        Get($"agents/{Uri.EscapeDataString(agent)}/memories" + Query.Of(("type", type), ("limit", limit)), cancellationToken);

    [McpServerTool(Name = "get_costs", ReadOnly = true), Description("What the models cost, and what is left of today's budget, in USD.")]
    public Task<CallToolResult> GetCosts([Description("agent, model, use or day.")] string by = "agent", CancellationToken cancellationToken = default) =>
        Get("costs" + Query.Of(("by", by)), cancellationToken);

    [McpServerTool(Name = "pause", Destructive = true, Idempotent = true)]
    [Description("Closes the company's door, or opens it again with paused=false. While paused every proposal is rejected and no new step starts.")]
    public Task<CallToolResult> Pause([Description("true pauses, false resumes.")] bool paused = true, CancellationToken cancellationToken = default) =>
        ToolSet.Answer(server.Post(Of(paused ? "pause" : "resume"), null, cancellationToken));

    private Task<CallToolResult> Get(string path, CancellationToken cancellationToken) => ToolSet.Answer(server.Get(Of(path), cancellationToken));

    private async Task<JsonNode> Missions(string path, CancellationToken cancellationToken)
    {
        var page = await server.Get(Of(path), cancellationToken);
        foreach (var step in page["items"]!.AsArray().SelectMany(m => m!["steps"]!.AsArray()))
        {
            step!.AsObject().Remove("payload");
            step.AsObject().Remove("result");
        }

        return page;
    }

    private static JsonNode Step(StepInput step)
    {
        var body = new JsonObject { ["kind"] = step.Kind, ["payload"] = step.Payload?.DeepClone() ?? new JsonObject() };
        if (step.After is not null) body["after"] = JsonSerializer.SerializeToNode(step.After);
        return body;
    }

    private string Of(string path) => RunningServer.Of(company, path);
}
