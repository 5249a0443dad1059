using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using AgentOps.Api.Access;
using AgentOps.Api.Tests.Hosting;
using AgentOps.Silo.Postgres.Archives;

namespace AgentOps.Api.Tests.Archives;

/// <summary>A company out and in again: equal in every table and view, and alive.</summary>
public sealed class ArchiveTests(ApiServer server) : IClassFixture<ApiServer>
{
    private const string Original = "qq-original", Copy = "zz-the-copy", HookSecret = "token-in-a-path";

    private static readonly string[] Lively =
    [
        "ops_agent_events", "ops_missions", "ops_mission_proposals", "ops_policy", "ops_policy_history", "ops_trigger_rules", "ops_action_runs",
        "ops_llm_calls", "ops_agent_memory", "ops_agent_relationships", "ops_roundtable_queue", "ops_audit", "ops_webhooks", "reminders", "places",
    ];

    [Fact]
    public async Task A_copy_under_another_name_is_equal_in_every_table_and_view_and_lives_on()
    {
        await Lived(Original);
        var archive = await Export(Original);
        var before = await CompanyRows.Of(server.Database.Source, Original);
        foreach (var relation in Lively) before[relation].ShouldNotBeEmpty(relation);

        var company = await Import(archive, "?as=" + Copy).Json(201);

        (company.Text("key"), company.Text("state")).ShouldBe((Copy, "paused"));
        var after = await CompanyRows.Of(server.Database.Source, Copy);
        after.Keys.ShouldBe(before.Keys);
        foreach (var (relation, rows) in after)
        {
            // The audit trail says what was done to whom, also of the original; the import itself is in the copy's.
            var expected = before[relation].Select(row => relation == "ops_audit" ? row : row.Replace(Original, Copy, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal);
            var actual = rows.Where(row => !row.Contains("company.import", StringComparison.Ordinal)).ToList();
            (actual.Except(expected).FirstOrDefault(), expected.Except(actual).FirstOrDefault()).ShouldBe((null, null), relation);
            actual.Count.ShouldBe(before[relation].Length, relation);
        }

        // It lives: the door opens, work is done, events flow, ids go on; and the original notices nothing.
        await server.Admin.Post($"/api/companies/{Copy}/resume").Json(200);
        var proposal = await server.Admin.Post($"/api/companies/{Copy}/proposals", Look("After the move")).Json(201);
        proposal.Text("status").ShouldBe("accepted", proposal.ToJsonString());
        var missions = $"/api/companies/{Copy}/missions/{proposal.Text("missionId")}";
        await Within.Seconds(40, async () => (await server.Admin.GetAsync(missions).Json(200)).Text("status") == "succeeded");
        var run = await server.Admin.Post($"/api/companies/{Copy}/heartbeat", new { }).Json(200);
        run["duties"]!.AsArray().Where(d => (bool?)d!["ok"] is false).ShouldBeEmpty(run.ToJsonString());
        var original = await CompanyRows.Of(server.Database.Source, Original);
        foreach (var (relation, rows) in original) rows.ShouldBe(before[relation], relation);

        // Its webhook tells nobody until a person gives it its address again; its secret is another one.
        (await CopiedWebhook(Copy)).ShouldBe(("https://1.1.1.1", false));
        (await server.Database.Scalar<long>($"select count(distinct salt) from ops_webhooks where company in ('{Original}', '{Copy}')")).ShouldBe(2);
        (await Text(archive)).ShouldNotContain(HookSecret);

        (await Import(archive, "?as=" + Copy).Problem(409)).Text("detail").ShouldContain("another name");
        (await Import(archive, "").Problem(409)).Text("detail").ShouldContain(Original);
    }

    [Fact]
    public async Task Under_its_own_name_in_another_database_it_is_equal_too_and_no_key_is_in_it()
    {
        await Lived("moved");
        var secret = (await server.Key(Role.Worker, "moved")).Key;
        var hash = await server.Database.Scalar<string>("select string_agg(encode(hash, 'hex'), ' ') from ops_api_keys");
        var archive = await Export("moved");
        var text = await Text(archive);
        text.ShouldNotContain(secret);
        foreach (var one in hash.Split(' ')) text.ShouldNotContain(one);

        await using var other = await TestDatabase.Create();
        var name = await new PostgresCompanyArchive(other.Source, TimeProvider.System).Import(new MemoryStream(archive), null, default);

        name.Value.ShouldBe("moved");
        var (there, here) = (await CompanyRows.Of(other.Source, "moved"), await CompanyRows.Of(server.Database.Source, "moved"));
        foreach (var (relation, rows) in there)
        {
            // Reminders are made by the grains when they wake, and nobody is awake there.
            if (relation == "reminders") rows.ShouldBeEmpty();
            else rows.ShouldBe(here[relation], relation);
        }
    }

    [Fact]
    public async Task What_is_no_whole_archive_is_refused_and_leaves_nothing()
    {
        await server.Company();
        var key = (await server.Company()).Key;
        var archive = await Export(key);
        var lines = (await Text(archive)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var cases = new Dictionary<string, byte[]>
        {
            ["empty"] = [],
            ["cannot be read"] = "no gzip at all"u8.ToArray(),
            ["no archive"] = Zip("{\"hello\": 1}"),
            ["form 99"] = Zip("{\"agentops\": 99, \"company\": \"x\"}"),
            ["broken off"] = Zip(string.Join('\n', lines[..^1])),
            ["should hold"] = Zip(string.Join('\n', lines[..^3].Append(lines[^1]))),
            ["does not know"] = Zip(string.Join('\n', [lines[0], "{\"t\":\"ops_future\",\"r\":{}}", "{\"end\":1}"])),
            ["a webhook's address"] = Zip(string.Join('\n', [lines[0], "{\"t\":\"ops_webhooks\",\"r\":{\"name\":\"x\",\"address\":\"nowhere\",\"xid\":0,\"seq\":0}}", "{\"end\":1}"])),
            ["does not fit"] = Zip(string.Join('\n', [lines[0], "{\"t\":\"ops_policy\",\"r\":{\"key\":\"company\",\"version\":\"x\"}}", "{\"end\":1}"])),
        };
        foreach (var (complaint, bytes) in cases)
            (await Import(bytes, "?as=broken").Problem(400)).Text("detail").ShouldContain(complaint);
        (await Import(archive[..(archive.Length / 2)], "?as=broken").Problem(400)).Text("detail").ShouldNotBeNullOrWhiteSpace();
        // An archive may be larger than any other body: it is read before it is refused.
        (await Import(new byte[3 * 1024 * 1024], "?as=broken").Problem(400)).Text("detail").ShouldContain("cannot be read");

        await server.Admin.GetAsync("/api/companies/broken").Problem(404);
        foreach (var (relation, rows) in await CompanyRows.Of(server.Database.Source, "broken")) string.Concat(rows).ShouldBeEmpty(relation);
        (await Import(archive, "?as=broken").Json(201)).Text("key").ShouldBe("broken");
    }

    [Fact]
    public async Task A_long_history_may_be_larger_than_any_other_body()
    {
        var key = (await server.Company()).Key;
        await server.Database.Execute($"""
            insert into ops_agent_events (id, company, at, kind, title, summary, tags, cause, root_cause, untrusted)
            select gen_random_uuid(), '{key}', now(), 'external', 'Event ' || n, (select string_agg(md5(random()::text || n || i), '') from generate_series(1, 60) i), '{"{}"}',
                   'external:' || n, 'external:' || n, true
            from generate_series(1, 2500) n
            """);
        var archive = await Export(key);
        archive.Length.ShouldBeGreaterThan(2 * 1024 * 1024);

        await Import(archive, $"?as={key}-copy&paused=true").Json(201);

        var count = $"select count(*) from ops_agent_events where kind = 'external' and company = ";
        (await server.Database.Scalar<long>($"{count}'{key}-copy'")).ShouldBe(2500);
    }

    [Fact]
    public async Task Only_a_server_admin_may_take_a_company_along()
    {
        var company = await server.Company();
        using var operatorOfAll = await server.Client(Role.Operator);
        using var adminOfOne = await server.Client(Role.Admin, company.Key);
        foreach (var client in new[] { operatorOfAll, adminOfOne })
        {
            await client.GetAsync($"{company.Path}/export").Problem(403);
            await client.PostAsync("/api/companies/import", new ByteArrayContent([])).Problem(403);
        }

        await server.Admin.GetAsync("/api/companies/nobodys/export").Problem(404);
    }

    /// <summary>A company that has seen something of everything, now paused and at rest.</summary>
    private async Task Lived(string key)
    {
        await server.Admin.Post("/api/companies", new { key, template = "minimal" }).Json(201);
        var company = new TestCompany(server, key);
        await company.Policy("roundtable_policy", new { enabled = true, max_daily_conversations = 5, min_pause_seconds = 0, max_pause_seconds = 0 });
        await server.Admin.Post($"{company.Path}/proposals", Look("Before the move")).Json(201);
        await server.Admin.Post($"{company.Path}/proposals", new
        {
            agent = "executor", title = "Read a page that is refused", steps = new[] { new { kind = "crawl", payload = new { url = "http://127.0.0.1:9/" } } },
        }).Json(201);
        await server.Admin.Post($"{company.Path}/proposals", new
        {
            agent = "executor", title = "Post", steps = new[] { new { kind = "post_tweet", payload = new { text = "Hello" } } },
        }).Json(201);
        await server.Admin.PutAsJsonAsync(
            $"{company.Path}/webhooks/ops", new { address = $"https://1.1.1.1/{HookSecret}?k={HookSecret}", kinds = new[] { "mission_failed" }, enabled = false }).Json(201);
        await Within.Seconds(60, async () => (await company.Get("roundtables?status=succeeded")).Items().Count > 0);
        await Within.Seconds(60, async () =>
        {
            await server.Admin.Post($"{company.Path}/heartbeat", new { }).Json(200);
            return (await company.Get("missions")).Items().All(m => m!.Text("status") is "succeeded" or "failed");
        });
        await server.Admin.Post($"{company.Path}/pause").Json(200);
        var rows = await CompanyRows.Of(server.Database.Source, key);
        await Within.Seconds(30, async () =>
        {
            var before = rows;
            await Task.Delay(300);
            rows = await CompanyRows.Of(server.Database.Source, key);
            return rows.All(r => r.Value.SequenceEqual(before[r.Key]));
        });
    }

    private async Task<(string Address, bool Enabled)> CopiedWebhook(string company)
    {
        var row = await server.Database.Scalar<string>($"select to_jsonb(w)::text from ops_webhooks w where company = '{company}'");
        var hook = System.Text.Json.Nodes.JsonNode.Parse(row)!;
        return ((string)hook["address"]!, (bool)hook["enabled"]!);
    }

    private static object Look(string title) => new { agent = "executor", title, steps = new[] { new { kind = "view", payload = new { what = "overview" } } } };

    private async Task<byte[]> Export(string key)
    {
        using var response = await server.Admin.GetAsync($"/api/companies/{key}/export");
        response.StatusCode.ShouldBe(HttpStatusCode.OK, await response.Content.ReadAsStringAsync());
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/gzip");
        return await response.Content.ReadAsByteArrayAsync();
    }

    private Task<HttpResponseMessage> Import(byte[] archive, string query)
    {
        var content = new ByteArrayContent(archive);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/gzip");
        return server.Admin.PostAsync("/api/companies/import" + query, content);
    }

    private static async Task<string> Text(byte[] archive)
    {
        await using var gzip = new GZipStream(new MemoryStream(archive), CompressionMode.Decompress);
        using var reader = new StreamReader(gzip);
        return await reader.ReadToEndAsync();
    }

    private static byte[] Zip(string text)
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Fastest)) gzip.Write(Encoding.UTF8.GetBytes(text));
        return bytes.ToArray();
    }
}
