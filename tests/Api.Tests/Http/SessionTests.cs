using System.Net;
using AgentOps.Api.Access;
using AgentOps.Api.Tests.Hosting;

namespace AgentOps.Api.Tests.Http;

/// <summary>A browser's session and what other sites may not do with it (FAULTS "cross-site POST with a browser session").</summary>
public sealed class SessionTests(ApiServer server) : IClassFixture<ApiServer>
{
    [Fact]
    public async Task A_key_becomes_a_cookie_that_no_script_reads_and_no_other_site_sends()
    {
        var key = await server.Key(Role.Operator);
        using var login = await server.Nobody.Post("/api/session", new { key = key.Key });
        (await login.Json(200)).Text("role").ShouldBe("operator");

        var cookie = login.Headers.GetValues("Set-Cookie").ShouldHaveSingleItem().ToLowerInvariant();
        cookie.ShouldContain("httponly");
        cookie.ShouldContain("samesite=strict");
        cookie.ShouldContain("max-age=2592000");
        cookie.ShouldNotContain(key.Key.ToLowerInvariant());
        var session = await Send(HttpMethod.Get, "/api/session", await LogIn(key)).Json(200);
        session.Text("name").ShouldBe("test Operator");
        session["company"].ShouldBeNull();
    }

    [Fact]
    public async Task Unsafe_calls_with_a_session_must_come_from_our_own_page()
    {
        var company = await server.Company();
        var cookie = await LogIn(await server.Key(Role.Operator));
        var pause = $"{company.Path}/pause";

        await Send(HttpMethod.Post, pause, cookie).Problem(403);
        await Send(HttpMethod.Post, pause, cookie, ("Origin", "https://evil.example")).Problem(403);
        await Send(HttpMethod.Post, pause, cookie, ("Origin", "null")).Problem(403);
        await Send(HttpMethod.Post, pause, cookie, ("Sec-Fetch-Site", "cross-site")).Problem(403);
        await Send(HttpMethod.Post, pause, cookie, ("Sec-Fetch-Site", "same-site"), ("Origin", server.Address.GetLeftPart(UriPartial.Authority))).Problem(403);
        (await company.Get("")).Text("state").ShouldBe("open");

        (await Send(HttpMethod.Post, pause, cookie, ("Sec-Fetch-Site", "same-origin")).Json(200)).Text("state").ShouldBe("paused");
        await Send(HttpMethod.Post, $"{company.Path}/resume", cookie, ("Origin", server.Address.GetLeftPart(UriPartial.Authority))).Json(200);
        await Send(HttpMethod.Get, company.Path, cookie, ("Sec-Fetch-Site", "cross-site")).Json(200);
    }

    [Fact]
    public async Task A_session_ends_with_its_key_and_a_forged_one_never_begins()
    {
        var key = await server.Key(Role.Viewer);
        var cookie = await LogIn(key);
        await Send(HttpMethod.Get, "/api/session", cookie).Json(200);

        var forged = cookie[..^3] + (cookie[^3] == 'A' ? 'B' : 'A') + cookie[^2..];
        await Send(HttpMethod.Get, "/api/session", forged).Problem(401);
        await Send(HttpMethod.Get, "/api/session", "agentops_session=%00!!").Problem(401);
        await Send(HttpMethod.Get, "/api/session", "agentops_session=" + new string('A', 4_000)).Problem(401);

        using (await server.Admin.DeleteAsync($"/api/keys/{key.Id}"))
            await Send(HttpMethod.Get, "/api/session", cookie).Problem(401);
    }

    [Fact]
    public async Task Logging_out_takes_the_cookie_back()
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, "/api/session");
        using var response = await server.Nobody.SendAsync(request);

        response.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        response.Headers.GetValues("Set-Cookie").ShouldHaveSingleItem().ShouldContain("expires=Thu, 01 Jan 1970");
    }

    [Fact]
    public async Task Guessing_keys_at_the_login_is_slowed_down_and_other_sites_cannot_log_in()
    {
        await Send(HttpMethod.Post, "/api/session", null, ("Origin", "https://evil.example")).Problem(400);
        var statuses = new List<int>();
        for (var i = 0; i < 60 && !statuses.Contains(429); i++)
        {
            using var response = await server.Nobody.Post("/api/session", new { key = "guess" });
            statuses.Add((int)response.StatusCode);
            if (statuses[^1] == 429) response.Headers.RetryAfter!.Delta!.Value.ShouldBeGreaterThan(TimeSpan.Zero);
        }

        statuses.Distinct().ShouldBe([401, 429], ignoreOrder: true);
    }

    private async Task<string> LogIn(NewKey key)
    {
        HttpResponseMessage? login = null;
        await Within.Seconds(30, async () => (login = await server.Nobody.Post("/api/session", new { key = key.Key })).StatusCode != HttpStatusCode.TooManyRequests);
        return login!.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
    }

    private Task<HttpResponseMessage> Send(HttpMethod method, string path, string? cookie, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, path);
        if (cookie is not null) request.Headers.Add("Cookie", cookie);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return server.Nobody.SendAsync(request);
    }
}
