using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace AgentOps.Process.Tests;

/// <summary>A client of one company, as API.md lets anybody write it.</summary>
internal sealed class Client(Server server, string company)
{
    private string Base => $"/api/companies/{company}";

    /// <summary>Creates the company; it is fine when it exists.</summary>
    internal async Task Create(string template = "minimal")
    {
        using var response = await server.Http.PostAsJsonAsync("/api/companies", new { key = company, template });
        if (response.StatusCode is not (HttpStatusCode.Created or HttpStatusCode.Conflict or HttpStatusCode.OK))
            throw new HttpRequestException($"{response.StatusCode}: {await response.Content.ReadAsStringAsync()}");
    }

    internal async Task Policy(string key, object value)
    {
        using var response = await server.Http.PutAsJsonAsync($"{Base}/policies/{key}", new { value });
        if (!response.IsSuccessStatusCode) throw new HttpRequestException($"{response.StatusCode}: {await response.Content.ReadAsStringAsync()}");
    }

    internal async Task<JsonNode> Post(string path, object? body = null)
    {
        using var response = await server.Http.PostAsync($"{Base}/{path}", body is null ? null : JsonContent.Create(body));
        if (!response.IsSuccessStatusCode) throw new HttpRequestException($"{response.StatusCode}: {await response.Content.ReadAsStringAsync()}");
        return (await response.Content.ReadFromJsonAsync<JsonNode>())!;
    }

    /// <summary>Makes a key; for all companies without one.</summary>
    internal async Task<string> Key(string role, string? only)
    {
        using var response = await server.Http.PostAsJsonAsync("/api/keys", new { name = $"{role} of {only ?? "all"}", role, company = only });
        if (!response.IsSuccessStatusCode) throw new HttpRequestException($"{response.StatusCode}: {await response.Content.ReadAsStringAsync()}");
        return (string)(await response.Content.ReadFromJsonAsync<JsonNode>())!["key"]!;
    }

    internal async Task<JsonNode> Get(string path) => (await server.Http.GetFromJsonAsync<JsonNode>(path.Length == 0 ? Base : $"{Base}/{path}"))!;

    /// <summary>Convenes a conversation; who takes part is drawn when nobody is named.</summary>
    internal Task<JsonNode> Convene(string format, string topic, params string[] participants) => Post("roundtables", new { format, topic, participants });

    /// <summary>One attempt to propose; null when no answer came or the server was not able to.</summary>
    internal async Task<JsonNode?> TryPropose(object body, string? idempotencyKey = null)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"{Base}/proposals") { Content = JsonContent.Create(body) };
            if (idempotencyKey is not null) request.Headers.Add("Idempotency-Key", idempotencyKey);
            using var response = await server.Http.SendAsync(request);
            if (response.StatusCode == HttpStatusCode.Created) return await response.Content.ReadFromJsonAsync<JsonNode>();
            if ((int)response.StatusCode >= 500 || response.StatusCode == HttpStatusCode.TooManyRequests) return null;
            throw new InvalidOperationException($"{response.StatusCode}: {await response.Content.ReadAsStringAsync()}");
        }
        catch (Exception error) when (error is HttpRequestException or IOException or TaskCanceledException)
        {
            return null;
        }
    }

    /// <summary>Asks with the same key until there is an answer: what a client does that must know.</summary>
    internal async Task<JsonNode> Propose(object body, string idempotencyKey)
    {
        for (var attempt = 0; attempt < 600; attempt++)
        {
            if (await TryPropose(body, idempotencyKey) is { } answer) return answer;
            await Task.Delay(TimeSpan.FromMilliseconds(100));
        }

        throw new TimeoutException($"No answer for {idempotencyKey} in a minute.");
    }
}
