using System.Net;
using System.Net.Http.Json;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace AgentOps.Process.Tests;

/// <summary>FAULTS: a secret reaches no log, event, error, export or page. Every secret the server is told is a canary, and everything it leaves is searched.</summary>
public sealed class SecretTests
{
    private const string Canary = "canary-5f0c1e7b";

    [Fact]
    public async Task No_secret_is_found_in_any_table_log_answer_or_file()
    {
        var port = Server.FreePort();
        await using var site = await Refusing(port);
        await using var database = await TestDatabase.Create();
        using var quiet = new QuietTemplate();
        await using var server = await Server.Start(
            database, QuietTemplate.Arguments, quiet.Setting,
            ("AGENTOPS_LLM_PROVIDER", "openai"), ("AGENTOPS_LLM_BASE_URL", $"http://127.0.0.1:{port}/v1"), ("AGENTOPS_LLM_MODEL", "m"), ("AGENTOPS_LLM_KEY", $"sk-{Canary}"),
            ("AGENTOPS_WEBHOOK_NOTIFY_URL", $"http://127.0.0.1:{port}/hook"), ("AGENTOPS_WEBHOOK_NOTIFY_SECRET", $"hook-{Canary}"));
        var client = new Client(server, "secret");
        await client.Create("quiet");
        await client.Policy("auto_approve", new { enabled = true, allowed_step_kinds = new[] { "summarize", "notify", "view" } });
        var shown = new StringBuilder();

        // Work that uses each secret and fails with an answer that tries to say it back.
        await client.Propose(Proposal("summarize", new { text = "All is well." }), "model");
        await client.Propose(Proposal("notify", new { target = "notify" }), "hook");
        await Server.Until(
            async () => await database.Scalar<long>("select count(*) from ops_missions where company = 'secret' and status = 'failed'") == 2,
            TimeSpan.FromMinutes(1), () => server.Output);

        // A key made, used, misused and revoked; the admin's own key sent where it does not belong.
        var made = await (await server.Http.PostAsJsonAsync("/api/keys", new { name = "a worker", role = "worker", company = "secret" })).Content.ReadFromJsonAsync<System.Text.Json.Nodes.JsonNode>();
        var key = (string)made!["key"]!;
        await Answer(server, shown, key, HttpMethod.Get, "/api/keys");
        await Answer(server, shown, key, HttpMethod.Get, "/api/companies/secret/missions");
        await Answer(server, shown, key, HttpMethod.Post, "/api/companies/secret/steps/claim", $$"""{"worker":"{{key}}","kinds":7}""");
        await Answer(server, shown, Server.Key, HttpMethod.Post, "/api/session", $$"""{"key":"{{Server.Key}}x"}""");
        await Answer(server, shown, Server.Key, HttpMethod.Post, "/api/session", $$"""{"kee":"{{Server.Key}}"}""");
        foreach (var path in (string[])["proposals", "missions", "events", "policies", "triggers", "runs", "agents", "costs", "routines", "initiatives", "posts", "reactions", ""])
            await Answer(server, shown, Server.Key, HttpMethod.Get, $"/api/companies/secret/{path}".TrimEnd('/'));
        foreach (var path in (string[])["/api/companies", "/api/keys", "/openapi/v1.json", "/health/ready", "/", "/index.html"])
            await Answer(server, shown, Server.Key, HttpMethod.Get, path);

        (await server.Terminate()).ShouldBe(0);
        var places = new Dictionary<string, string>
        {
            ["the log"] = server.All,
            ["an answer"] = shown.ToString(),
            ["a table"] = await Dump(database),
            ["a file"] = string.Concat(Directory.GetFiles(server.Home, "*", SearchOption.AllDirectories).Where(f => Path.GetFileName(f) != "admin.key").Select(File.ReadAllText)),
            ["the Stage"] = Stage(),
        };
        shown.Length.ShouldBeGreaterThan(5_000);
        places["a table"].ShouldContain("All is well.");
        places["the log"].ShouldContain("notify");
        foreach (var (place, text) in places)
        {
            foreach (var secret in (string[])[Canary, key, Server.Key]) text.Contains(secret, StringComparison.Ordinal).ShouldBeFalse($"{secret} is in {place}:\n{Around(text, secret)}");
        }
    }

    private static object Proposal(string kind, object payload) => new { agent = "coordinator", title = $"Do {kind}", steps = new[] { new { kind, payload } } };

    /// <summary>An answer's every byte, headers included.</summary>
    private static async Task Answer(Server server, StringBuilder shown, string key, HttpMethod method, string path, string? body = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new("Bearer", key);
        using var response = await server.Http.SendAsync(request);
        shown.Append(response).AppendLine().AppendLine(await response.Content.ReadAsStringAsync());
        response.StatusCode.ShouldNotBe(HttpStatusCode.InternalServerError, $"{method} {path}");
    }

    /// <summary>Every row of every table, as text.</summary>
    private static async Task<string> Dump(TestDatabase database)
    {
        var tables = await database.Scalar<string[]>("select array_agg(quote_ident(tablename)) from pg_tables where schemaname = 'public'");
        var all = new StringBuilder();
        foreach (var table in tables)
            all.AppendLine(await database.Scalar<string>($"select coalesce(string_agg(t::text, E'\\n'), '') || coalesce((select string_agg(convert_from(payloadbinary, 'UTF8'), E'\\n') from orleansstorage where '{table}' = 'orleansstorage'), '') from {table} t"));
        return all.ToString();
    }

    private static string Stage()
    {
        var built = Path.Combine(Server.Root, "src/Stage/dist");
        return Directory.Exists(built) ? string.Concat(Directory.GetFiles(built, "*.*s", SearchOption.AllDirectories).Select(File.ReadAllText)) : "";
    }

    private static string Around(string text, string secret) =>
        text.IndexOf(secret, StringComparison.Ordinal) is var at and >= 0 ? text[Math.Max(0, at - 300)..Math.Min(text.Length, at + 100)] : "";

    /// <summary>Refuses everything and says the caller's secret back, as careless servers do.</summary>
    private static async Task<WebApplication> Refusing(int port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseSetting("urls", $"http://127.0.0.1:{port}");
        var site = builder.Build();
        site.Map("/{**all}", (HttpContext context) => Results.Json(new { error = new { message = $"Bad key {context.Request.Headers.Authorization}" } }, statusCode: 401));
        await site.StartAsync();
        return site;
    }
}
