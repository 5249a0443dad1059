using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.OpenApi;

namespace AgentOps.Api.Documents;

/// <summary>Examples for the requests a newcomer sends first.</summary>
internal static class Examples
{
    private static readonly Dictionary<string, string> Bodies = new(StringComparer.Ordinal)
    {
        ["POST api/companies"] = """{"key":"studio","template":"studio","name":"Studio"}""",
        ["POST api/companies/{company}/proposals"] =
            """{"agent":"brain","title":"Read the release notes","reason":"Something new?","steps":[{"kind":"crawl","payload":{"url":"https://example.org/"}},{"kind":"analyze","payload":{"topic":"what changed"}}]}""",
        ["POST api/companies/{company}/steps/claim"] = """{"worker":"worker-1","kinds":["crawl"],"max":1,"waitSeconds":20}""",
        ["POST api/companies/{company}/steps/{id}/complete"] = """{"token":"the token of the lease","result":{"text":"done"}}""",
        ["PUT api/companies/{company}/policies/{key}"] = """{"value":{"limit":8}}""",
        ["POST api/companies/{company}/roundtables"] = """{"format":"debate","topic":"short beats long"}""",
        ["POST api/keys"] = """{"name":"ci","role":"worker","company":"studio"}""",
    };

    internal static void AddTo(OpenApiOperation operation, ApiDescription description)
    {
        if (!Bodies.TryGetValue($"{description.HttpMethod} {description.RelativePath?.TrimEnd('/')}", out var body)) return;
        if (operation.RequestBody?.Content is { } content && content.TryGetValue("application/json", out var media))
            ((OpenApiMediaType)media).Example = JsonNode.Parse(body);
    }
}
