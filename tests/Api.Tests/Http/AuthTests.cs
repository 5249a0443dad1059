using System.Net.Http.Headers;
using AgentOps.Api.Access;
using AgentOps.Api.Tests.Hosting;

namespace AgentOps.Api.Tests.Http;

/// <summary>Keys, roles, companies (FAULTS "Bad input", rows 1 and 2).</summary>
public sealed class AuthTests(ApiServer server) : IClassFixture<ApiServer>
{
    [Fact]
    public async Task Without_a_good_key_there_is_only_401()
    {
        foreach (var path in new[] { "/api/companies", "/api/keys", "/api/session", "/api/companies/nowhere", "/api/companies/nowhere/events/stream" })
        {
            await server.Nobody.GetAsync(path).Problem(401);
            await server.Client("ao_unknown").GetAsync(path).Problem(401);
        }

        var basic = server.Client(null);
        basic.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", "YTpi");
        await basic.GetAsync("/api/companies").Problem(401);
        using var response = await server.Nobody.GetAsync("/api/companies");
        response.Headers.WwwAuthenticate.ToString().ShouldBe("Bearer");
    }

    [Fact]
    public async Task Each_role_may_what_it_may_and_no_more()
    {
        var company = await server.Company();
        var viewer = await server.Client(Role.Viewer);
        var worker = await server.Client(Role.Worker);
        var operating = await server.Client(Role.Operator);
        var claim = new { worker = "w", kinds = new[] { "view" } };

        await viewer.GetAsync($"{company.Path}/missions").Json(200);
        await viewer.Post($"{company.Path}/steps/claim", claim).Problem(403);
        await worker.Post($"{company.Path}/steps/claim", claim).Json(200);
        await worker.Post($"{company.Path}/proposals", TestCompany.Proposal()).Problem(403);
        await operating.Post($"{company.Path}/proposals", TestCompany.Proposal()).Json(201);
        await operating.GetAsync("/api/keys").Problem(403);
        await operating.Post("/api/companies", new { key = "mine", template = "minimal" }).Problem(403);
        var refusal = await viewer.Post($"{company.Path}/pause").Problem(403);
        refusal.Text("detail").ShouldBe("This needs the role operator; the key has the role viewer.");
    }

    [Fact]
    public async Task A_key_of_one_company_does_not_see_that_others_exist()
    {
        var mine = await server.Company();
        var other = await server.Company();
        var client = await server.Client(Role.Admin, mine.Key);

        await client.GetAsync(mine.Path).Json(200);
        await client.GetAsync(other.Path).Problem(404);
        await client.GetAsync($"{other.Path}/missions").Problem(404);
        await client.Post($"{other.Path}/pause").Problem(404);
        (await client.GetAsync("/api/companies").Json(200)).Items().ShouldHaveSingleItem()!.Text("key").ShouldBe(mine.Key);
        await client.GetAsync("/api/keys").Problem(403);
        (await other.Get("")).Text("state").ShouldBe("open");
    }

    [Fact]
    public async Task A_revoked_key_opens_nothing_a_second_later()
    {
        var company = await server.Company();
        var key = await server.Key(Role.Viewer);
        var client = server.Client(key.Key);
        await client.GetAsync(company.Path).Json(200);

        using (var gone = await server.Admin.DeleteAsync($"/api/keys/{key.Id}")) ((int)gone.StatusCode).ShouldBe(204);
        await client.GetAsync(company.Path).Problem(401);
        await server.Admin.DeleteAsync($"/api/keys/{key.Id}").Problem(404);
    }

    [Fact]
    public async Task A_key_revoked_by_SQL_opens_nothing_a_second_later()
    {
        var company = await server.Company();
        var key = await server.Key(Role.Viewer);
        var client = server.Client(key.Key);
        await client.GetAsync(company.Path).Json(200);

        await server.Database.Execute($"update ops_api_keys set revoked_at = now() where id = '{key.Id}'");
        var since = TimeProvider.System.GetTimestamp();
        while (true)
        {
            using var response = await client.GetAsync(company.Path);
            if ((int)response.StatusCode == 401) break;
            TimeProvider.System.GetElapsedTime(since).ShouldBeLessThan(TimeSpan.FromSeconds(1));
        }
    }

    [Fact]
    public async Task A_new_key_is_shown_once_and_kept_only_as_a_hash()
    {
        var key = await server.Key(Role.Worker);

        (await server.Admin.GetStringAsync("/api/keys")).ShouldNotContain(key.Key);
        (await server.Database.Scalar<long>($"select count(*) from ops_api_keys where position('{key.Key}' in ops_api_keys::text) > 0")).ShouldBe(0);
        (await server.Database.Scalar<bool>($"select hash = sha256('{key.Key}') from ops_api_keys where id = '{key.Id}'")).ShouldBeTrue();
        server.Log.Text.ShouldNotContain(key.Key);
    }

    [Fact]
    public async Task The_last_admin_key_cannot_be_revoked()
    {
        var keys = await server.Admin.GetAsync("/api/keys?limit=200").Json(200);
        var admins = keys.Items().Where(k => k!.Text("role") == "admin" && k!["company"] is null && k["revokedAt"] is null).ToList();

        await server.Admin.DeleteAsync($"/api/keys/{admins.ShouldHaveSingleItem()!.Text("id")}").Problem(409);
        await server.Admin.GetAsync("/api/keys").Json(200);
    }

    [Theory]
    [InlineData("""{"name":"x","role":"king"}""", "role")]
    [InlineData("""{"name":"a\u0007b","role":"viewer"}""", "name")]
    [InlineData("""{"name":"x","role":"viewer","company":"../x"}""", "company")]
    [InlineData("""{"name":"x","role":"viewer","company":"no-such"}""", "company")]
    [InlineData("""{"name":"x","role":"viewer","hash":"00"}""", "hash")]
    public async Task A_key_of_bad_shape_is_refused(string body, string path) =>
        await server.Admin.PostAsync("/api/keys", new StringContent(body, null, "application/json")).Problem(400, path);

    [Fact]
    public async Task A_public_company_can_be_watched_but_not_touched_without_a_key()
    {
        var company = await server.Company();
        var closed = await server.Company();
        await company.Policy("company", new { enabled = true, time_zone = "UTC", public_stage = true });

        await Within.Seconds(2, async () => (int)(await server.Nobody.GetAsync(company.Path)).StatusCode == 200);
        await server.Nobody.GetAsync($"{company.Path}/events").Json(200);
        await server.Nobody.Post($"{company.Path}/proposals", TestCompany.Proposal()).Problem(401);
        await server.Nobody.Post($"{company.Path}/steps/claim", new { worker = "w", kinds = new[] { "view" } }).Problem(401);
        await server.Nobody.GetAsync(closed.Path).Problem(401);
        await server.Nobody.GetAsync("/api/companies").Problem(401);
    }

    [Fact]
    public async Task What_people_do_is_in_the_audit_trail()
    {
        var company = await server.Company();
        await server.Admin.Post($"{company.Path}/pause").Json(200);
        await server.Admin.Post($"{company.Path}/resume").Json(200);

        (await server.Database.Scalar<string>(
            $"select string_agg(actor || ' ' || action, ',' order by id) from ops_audit where (company = '{company.Key}' or subject = '{company.Key}') and action like 'company.%'"))
            .ShouldBe("admin company.create,admin company.pause,admin company.resume");
        (await Should.ThrowAsync<Npgsql.PostgresException>(server.Database.Execute("delete from ops_audit"))).MessageText.ShouldContain("append-only");
    }
}
