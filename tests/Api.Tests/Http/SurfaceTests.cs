using System.Net;
using AgentOps.Api.Tests.Hosting;

namespace AgentOps.Api.Tests.Http;

/// <summary>What surrounds the resources: OpenAPI, health, the Stage's files, headers.</summary>
public sealed class SurfaceTests(ApiServer server) : IClassFixture<ApiServer>
{
    private static readonly string[] Contract =
    [
        "GET /api/companies", "POST /api/companies", "GET /api/companies/{company}", "POST /api/companies/{company}/pause", "POST /api/companies/{company}/resume",
        "POST /api/companies/{company}/kill", "DELETE /api/companies/{company}", "POST /api/companies/{company}/proposals", "GET /api/companies/{company}/proposals",
        "GET /api/companies/{company}/proposals/{id}", "POST /api/companies/{company}/proposals/{id}/accept", "POST /api/companies/{company}/proposals/{id}/reject",
        "GET /api/companies/{company}/missions", "GET /api/companies/{company}/missions/{id}", "POST /api/companies/{company}/missions/{id}/cancel",
        "POST /api/companies/{company}/missions/{id}/retry", "POST /api/companies/{company}/steps/claim", "POST /api/companies/{company}/steps/{id}/renew",
        "POST /api/companies/{company}/steps/{id}/complete", "POST /api/companies/{company}/steps/{id}/fail", "GET /api/companies/{company}/events",
        "GET /api/companies/{company}/events/stream", "POST /api/companies/{company}/events", "GET /api/companies/{company}/policies",
        "GET /api/companies/{company}/policies/{key}", "PUT /api/companies/{company}/policies/{key}", "GET /api/companies/{company}/policies/{key}/history",
        "POST /api/companies/{company}/policies/{key}/what-if", "GET /api/companies/{company}/grains", "GET /api/companies/{company}/grains/{type}/{key}",
        "GET /api/companies/{company}/triggers", "PUT /api/companies/{company}/triggers/{name}", "GET /api/companies/{company}/reactions",
        "POST /api/companies/{company}/heartbeat", "GET /api/companies/{company}/runs", "GET /api/companies/{company}/costs", "GET /api/companies/{company}/costs/forecast", "GET /api/companies/{company}/posts",
        "GET /api/companies/{company}/agents", "GET /api/companies/{company}/agents/{agent}", "GET /api/keys", "POST /api/keys", "DELETE /api/keys/{id}",
        "GET /api/companies/{company}/export", "POST /api/companies/import",
        "POST /api/session", "GET /api/session", "DELETE /api/session", "GET /health/live", "GET /health/ready",
    ];

    [Fact]
    public async Task OpenAPI_describes_every_endpoint_with_its_shapes_and_path_parameters()
    {
        var document = await server.Nobody.GetAsync("/openapi/v1.json").Json(200);
        var paths = document["paths"]!.AsObject();
        var operations = paths.SelectMany(p => p.Value!.AsObject().Select(o => $"{o.Key.ToUpperInvariant()} {p.Key.TrimEnd('/')}")).ToList();

        foreach (var operation in Contract) operations.ShouldContain(operation);
        foreach (var (path, item) in paths)
        foreach (var (_, operation) in item!.AsObject())
        {
            var named = operation!["parameters"]?.AsArray().Where(p => p!.Text("in") == "path").Select(p => p!.Text("name")).ToList() ?? [];
            foreach (var segment in path.Split('/').Where(s => s.StartsWith('{'))) named.ShouldContain(segment.Trim('{', '}'), path);
        }

        var propose = paths["/api/companies/{company}/proposals"]!["post"]!;
        propose["requestBody"]!["content"]!["application/json"]!["example"]!.Text("agent").ShouldBe("brain");
        propose["responses"]!["201"]!["content"]!["application/json"]!["schema"]!.Text("$ref").ShouldBe("#/components/schemas/ProposalView");
        propose["responses"]!["400"]!["content"]!["application/problem+json"].ShouldNotBeNull();
        propose["parameters"]!.AsArray().Select(p => p!.Text("name")).ShouldContain("Idempotency-Key");
        var schemas = document["components"]!["schemas"]!.AsObject();
        schemas["ProposalBody"]!["required"]!.AsArray().Select(r => r!.GetValue<string>()).ShouldBe(["agent", "title", "steps"], ignoreOrder: true);
        schemas["ProposalStatus"]!["enum"]!.AsArray().Select(e => (string?)e).ShouldBe(["pending", "accepted", "rejected"]);
        document["components"]!["securitySchemes"]!["key"]!.Text("scheme").ShouldBe("bearer");
    }

    [Fact]
    public async Task Health_says_alive_and_ready()
    {
        (await server.Nobody.GetAsync("/health/live").Json(200)).Text("status").ShouldBe("live");
        var ready = await server.Nobody.GetAsync("/health/ready").Json(200);
        ready.Text("status").ShouldBe("ready");
        ready["checks"]!.Text("postgres").ShouldBe("ok");
        ready["checks"]!.Text("silo").ShouldBe("ok");
    }

    [Theory]
    [InlineData("/", "text/html", "no-cache")]
    [InlineData("/studio/missions", "text/html", "no-cache")]
    [InlineData("/assets/app-1a2b.js", "text/javascript", "public, max-age=31536000, immutable")]
    public async Task The_Stage_is_served_under_a_strict_policy(string path, string type, string caching)
    {
        using var response = await server.Nobody.GetAsync(path);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.MediaType.ShouldBe(type);
        string.Join(", ", response.Headers.GetValues("Cache-Control")).Split(", ").ShouldBe(caching.Split(", "), ignoreOrder: true);
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldStartWith("default-src 'self'");
        policy.ShouldNotContain("unsafe");
        response.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
    }

    [Fact]
    public async Task What_was_not_changed_is_not_sent_again_and_what_is_sent_is_compressed()
    {
        using var first = await server.Nobody.GetAsync("/assets/app-1a2b.js");
        using var again = new HttpRequestMessage(HttpMethod.Get, "/assets/app-1a2b.js") { Headers = { IfNoneMatch = { first.Headers.ETag! } } };
        using var unchanged = await server.Nobody.SendAsync(again);
        unchanged.StatusCode.ShouldBe(HttpStatusCode.NotModified);

        using var squeezed = new HttpRequestMessage(HttpMethod.Get, "/assets/app-1a2b.js") { Headers = { AcceptEncoding = { new("br") } } };
        using var small = await server.Nobody.SendAsync(squeezed);
        small.Content.Headers.ContentEncoding.ShouldBe(["br"]);
        small.Content.Headers.ContentLength!.Value.ShouldBeLessThan(first.Content.Headers.ContentLength!.Value);
    }

    [Theory]
    [InlineData("/assets/gone.js")]
    [InlineData("/..%2f..%2fetc%2fpasswd.txt")]
    [InlineData("/health/nothing")]
    [InlineData("/openapi/v9.json")]
    public async Task What_is_not_there_is_not_found(string path) => await server.Nobody.GetAsync(path).Problem(404);

    [Fact]
    public async Task Answers_of_the_API_may_not_be_framed_sniffed_or_run()
    {
        using var response = await server.Admin.GetAsync("/api/companies");
        response.Headers.GetValues("Content-Security-Policy").Single().ShouldBe("default-src 'none'; frame-ancestors 'none'");
        response.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
        response.Headers.Contains("Server").ShouldBeFalse();
    }

    [Fact]
    public async Task A_secret_sent_to_the_API_reaches_no_log_event_or_error()
    {
        const string canary = "canary-5f1c9e";
        var company = await server.Company();
        foreach (var body in new[] { $$"""{"key":"{{canary}}"}""", $$"""{"key":"{{canary}}","x":1}""", $$"""{"key":["{{canary}}"]}""" })
        {
            using var answer = await server.Nobody.PostAsync("/api/session", new StringContent(body, null, "application/json"));
            ((int)answer.StatusCode).ShouldBeOneOf(400, 401, 429);
            (await answer.Content.ReadAsStringAsync()).ShouldNotContain(canary);
        }

        await server.Client(canary).GetAsync(company.Path).Problem(401);
        server.Log.Text.ShouldNotContain(canary);
        (await server.Database.Scalar<long>($"select count(*) from ops_audit where ops_audit::text like '%{canary}%'")).ShouldBe(0);
    }
}
