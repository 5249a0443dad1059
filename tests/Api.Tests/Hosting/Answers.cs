using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace AgentOps.Api.Tests.Hosting;

/// <summary>Reads answers and checks what every answer must be.</summary>
internal static class Answers
{
    /// <summary>The JSON of an answer of that status.</summary>
    internal static async Task<JsonNode> Json(this HttpResponseMessage response, int status)
    {
        var text = await response.Content.ReadAsStringAsync();
        ((int)response.StatusCode).ShouldBe(status, (int)response.StatusCode == 500 ? KeptLog.LastError : text);
        response.Content.Headers.ContentType?.MediaType.ShouldBe("application/json");
        return JsonNode.Parse(text)!;
    }

    internal static async Task<JsonNode> Json(this Task<HttpResponseMessage> sending, int status)
    {
        using var response = await sending;
        return await response.Json(status);
    }

    /// <summary>The problem details of an answer of that status; no answer may show our insides.</summary>
    internal static async Task<JsonNode> Problem(this Task<HttpResponseMessage> sending, int status, string? path = null)
    {
        using var response = await sending;
        var text = await response.Content.ReadAsStringAsync();
        ((int)response.StatusCode).ShouldBe(status, (int)response.StatusCode == 500 ? KeptLog.LastError : text);
        response.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
        text.ShouldNotContain("   at ");
        text.ShouldNotContain("System.");
        text.ShouldNotContain("AgentOps.");
        var problem = JsonNode.Parse(text)!;
        problem.Number("status").ShouldBe(status);
        foreach (var field in new[] { "type", "title", "detail" }) problem.Text(field).ShouldNotBeNullOrWhiteSpace();
        if (path is not null) problem["errors"]!.AsObject().Select(e => e.Key).ShouldContain(path, text);
        return problem;
    }

    internal static string Text(this JsonNode node, string field) => node[field].ShouldNotBeNull($"{field} of {node}").GetValue<string>();

    internal static long Number(this JsonNode node, string field) => node[field].ShouldNotBeNull($"{field} of {node}").GetValue<long>();

    internal static JsonArray Items(this JsonNode page) => page["items"]!.AsArray();

    internal static Task<HttpResponseMessage> Post(this HttpClient client, string path, object? body = null) =>
        client.PostAsync(path, body is null ? null : JsonContent.Create(body));
}
