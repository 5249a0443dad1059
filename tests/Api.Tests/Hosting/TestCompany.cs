using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace AgentOps.Api.Tests.Hosting;

/// <summary>A company of one test.</summary>
internal sealed class TestCompany(ApiServer server, string key)
{
    internal string Key => key;

    internal string Path => $"/api/companies/{key}";

    internal Task<JsonNode> Get(string path) => server.Admin.GetAsync($"{Path}/{path}").Json(200);

    internal Task Policy(string policy, object value) => server.Admin.PutAsJsonAsync($"{Path}/policies/{policy}", new { value }).Json(200);

    /// <summary>Proposes steps of a kind that nobody does by himself.</summary>
    internal Task<JsonNode> Propose(int steps = 1, string title = "Look around") =>
        server.Admin.Post($"{Path}/proposals", Proposal(steps, title)).Json(201);

    /// <summary>Claims by an external worker.</summary>
    internal async Task<JsonArray> Claim(int max = 1, int waitSeconds = 0, string worker = "w1") =>
        (await server.Admin.Post($"{Path}/steps/claim", new { worker, kinds = new[] { "view" }, max, waitSeconds }).Json(200))["steps"]!.AsArray();

    internal static object Proposal(int steps = 1, string title = "Look around") => new
    {
        agent = "coordinator",
        title,
        steps = Enumerable.Range(0, steps).Select(_ => new { kind = "view", payload = new { what = "overview" } }).ToArray(),
    };
}
