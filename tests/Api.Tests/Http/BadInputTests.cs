using System.Net;
using System.Net.Sockets;
using System.Text;
using AgentOps.Api.Tests.Hosting;

namespace AgentOps.Api.Tests.Http;

/// <summary>The table "Bad input" of FAULTS.md, row by row, over real HTTP.</summary>
public sealed class BadInputTests(ApiServer server) : IClassFixture<ApiServer>
{
    [Theory]
    [InlineData("""{"agent":"coordinator",""", "")]
    [InlineData("""{"agent":7,"title":"t","steps":[]}""", "agent")]
    [InlineData("""{"agent":"coordinator","title":"t","steps":[{"kind":"view","payload":{}}],"status":"accepted"}""", "status")]
    [InlineData("""{"agent":"coordinator","title":"t","steps":[{"kind":"view","payload":{},"quota":9}]}""", "steps[0].quota")]
    [InlineData("""{"agent":"coordinator","title":"t","steps":[]}""", "steps")]
    [InlineData("""{"agent":"coordinator","title":"t","steps":[{"kind":"no_such","payload":{}}]}""", "steps[0].kind")]
    [InlineData("""{"agent":"coordinator","title":"a\u0000b","steps":[{"kind":"view","payload":{}}]}""", "title")]
    [InlineData("""{"agent":"coordinator","title":"a\nb","steps":[{"kind":"view","payload":{}}]}""", "title")]
    [InlineData("""{"agent":"coordinator","title":"\ud800","steps":[{"kind":"view","payload":{}}]}""", "title")]
    [InlineData("""{"agent":"nobody","title":"t","steps":[{"kind":"view","payload":{}}]}""", "agent")]
    [InlineData("""{"agent":"Coordinator","title":"t","steps":[{"kind":"view","payload":{}}]}""", "agent")]
    [InlineData("""{"agent":"a/b","title":"t","steps":[{"kind":"view","payload":{}}]}""", "agent")]
    [InlineData("""{"agent":"coordinator","title":"t","steps":[{"kind":"view","payload":{"what":"\u0000"}}]}""", "steps[0].payload")]
    [InlineData("""{"agent":"coordinator","title":"t","steps":[{"kind":"view","payload":{"limit":1e308}}]}""", "steps[0].payload")]
    [InlineData("""{"agent":"coordinator","title":"t","steps":[{"kind":"view","payload":{"limit":NaN}}]}""", "steps[0].payload")]
    [InlineData("""{"agent":"coordinator","title":"t","steps":[{"kind":"view","payload":{}},{"kind":"view","payload":{},"after":[9]}]}""", "steps[1].after")]
    public async Task A_bad_proposal_is_refused_with_its_path_and_leaves_nothing(string body, string path)
    {
        var company = await server.Company();

        await Post(company, body).Problem(400, path);

        (await server.Database.Scalar<long>($"select count(*) from ops_mission_proposals where company = '{company.Key}' and source = 'person'")).ShouldBe(0);
    }

    [Fact]
    public async Task JSON_a_thousand_levels_deep_is_refused()
    {
        var company = await server.Company();
        var deep = new StringBuilder().Insert(0, """{"x":""", 1_000).Append('1').Append('}', 1_000);

        var problem = await Post(company, $$"""{"agent":"coordinator","title":"t","steps":[{"kind":"view","payload":{{deep}}}]}""").Problem(400);

        problem["errors"]!.ToJsonString().ShouldContain("steps[0].payload");
    }

    [Fact]
    public async Task A_body_over_1_MB_and_another_content_type_are_refused()
    {
        var company = await server.Company();
        var large = $$"""{"agent":"coordinator","title":"t","reason":"{{new string('x', 1024 * 1024)}}","steps":[]}""";

        await Post(company, large).Problem(413);
        await Post(company, "agent=coordinator", "application/x-www-form-urlencoded").Problem(415);
        await server.Admin.PostAsync($"{company.Path}/proposals", new ByteArrayContent("{}"u8.ToArray())).Problem(415);
        await server.Admin.PostAsync($"{company.Path}/proposals", null).Problem(400);
    }

    [Theory]
    [InlineData("UPPER")]
    [InlineData("a-very-long-name-of-more-than-32-characters")]
    [InlineData("a+b")]
    [InlineData("..%2Fetc")]
    [InlineData("a%2Fb")]
    [InlineData("%C3%A4")]
    [InlineData("-x")]
    [InlineData("a%0Ab")]
    public async Task A_bad_company_key_is_refused(string key)
    {
        await server.Admin.GetAsync($"/api/companies/{key}").Problem(400, "company");
        await server.Admin.Post($"/api/companies/{key}/proposals", TestCompany.Proposal()).Problem(400, "company");
    }

    [Theory]
    [InlineData("proposals?limit=0", "limit")]
    [InlineData("proposals?limit=-5", "limit")]
    [InlineData("missions?limit=201", "limit")]
    [InlineData("missions?limit=99999999999999", "limit")]
    [InlineData("events?limit=abc", "limit")]
    [InlineData("events?limit=1e308", "limit")]
    [InlineData("runs?limit=NaN", "limit")]
    [InlineData("proposals?cursor=garbage", "cursor")]
    [InlineData("missions?cursor=%00", "cursor")]
    [InlineData("events?cursor=1", "cursor")]
    [InlineData("events?after=x-y", "after")]
    [InlineData("events?after=1-2-3", "after")]
    [InlineData("events?after=99999999999999999999-1", "after")]
    [InlineData("events/stream?after=garbage", "after")]
    [InlineData("events?order=up", "order")]
    [InlineData("events?q=%00", "q")]
    [InlineData("events?tag=%00", "tag")]
    [InlineData("events?kind=%27;drop", "kind")]
    [InlineData("proposals?status=done", "status")]
    [InlineData("missions?status=0", "status")]
    [InlineData("missions?agent=../x", "agent")]
    [InlineData("posts?cursor=!", "cursor")]
    [InlineData("costs?by=moon", "by")]
    [InlineData("policies/x_daily_quota/history?cursor=-1", "cursor")]
    public async Task A_bad_query_is_refused_with_its_name(string query, string path)
    {
        var company = await server.Company();
        await server.Admin.GetAsync($"{company.Path}/{query}").Problem(400, path);
    }

    [Fact]
    public async Task Unknown_addresses_and_methods_get_problem_details()
    {
        var company = await server.Company();

        await server.Admin.GetAsync("/api/nothing").Problem(404);
        await server.Admin.GetAsync($"{company.Path}/nothing").Problem(404);
        await server.Admin.GetAsync("/api/companies/no-such-company").Problem(404);
        await server.Admin.GetAsync("/api/companies/no-such-company/events").Problem(404);
        await server.Admin.Post("/api/companies/no-such-company/proposals", TestCompany.Proposal()).Problem(404);
        await server.Admin.GetAsync($"{company.Path}/missions/not-a-uuid").Problem(404);
        await server.Admin.GetAsync($"{company.Path}/missions/{Guid.CreateVersion7()}").Problem(404);
        await server.Admin.GetAsync($"{company.Path}/policies/no_such").Problem(404);
        await server.Admin.PutAsync($"{company.Path}/missions", null).Problem(405);
        await server.Admin.DeleteAsync("/api/session/x").Problem(404);
    }

    [Fact]
    public async Task What_looks_like_SQL_or_script_is_stored_and_answered_as_it_is()
    {
        var company = await server.Company();
        const string title = "'); drop table ops_policy; -- <script>alert(1)</script> {{7*7}} ${x}";

        var proposal = await company.Propose(title: title);

        (await company.Get($"proposals/{proposal.Text("id")}")).Text("title").ShouldBe(title);
        (await company.Get($"events?q={Uri.EscapeDataString("<script>alert")}")).Items().Count.ShouldBeGreaterThan(0);
        (await company.Get($"events?q={Uri.EscapeDataString("100%_no")}")).Items().ShouldBeEmpty();
        (await server.Database.Scalar<long>("select count(*) from ops_policy")).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task The_same_idempotency_key_with_another_body_is_a_conflict()
    {
        var company = await server.Company();

        var first = await Propose(company, "k1", "One").Json(201);
        (await Propose(company, "k1", "One").Json(201)).Text("id").ShouldBe(first.Text("id"));
        await Propose(company, "k1", "Two").Problem(409);
        await Propose(company, new string('k', 201), "One").Problem(400, "Idempotency-Key");
    }

    [Fact]
    public async Task Among_100_racing_for_8_places_exactly_8_win_and_the_rest_learn_the_figures()
    {
        var company = await server.Company();
        await company.Policy("content_policy", new { enabled = true, max_drafts_per_day = 8 });
        await company.Policy("agent_daily_limit", new { limit = 1_000 });
        var body = new { agent = "executor", title = "Write", steps = new[] { new { kind = "write_content", payload = new { topic = "lamps" } } } };
        await company.Policy("worker_write_content", new { concurrency = 0 });

        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => server.Admin.Post($"{company.Path}/proposals", body).Json(201)));

        answers.Count(a => a["gate"] is null).ShouldBe(8);
        foreach (var rejected in answers.Where(a => a["gate"] is not null))
        {
            rejected.Text("status").ShouldBe("rejected");
            rejected.Text("gate").ShouldBe("content_policy");
            rejected.Text("rejection").ShouldContain("8/8");
        }
    }

    [Fact]
    public async Task A_body_that_arrives_too_slowly_is_cut_off_and_the_server_serves_on()
    {
        using var slow = new TcpClient();
        await slow.ConnectAsync(IPAddress.Loopback, server.Address.Port);
        var stream = slow.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            "POST /api/session HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{\"key\":\"x"));

        var answer = new byte[4096];
        var read = await stream.ReadAsync(answer).AsTask().WaitAsync(TimeSpan.FromSeconds(30));

        Encoding.ASCII.GetString(answer, 0, read).ShouldStartWith("HTTP/1.1 408");
        await server.Nobody.GetAsync("/health/live").Json(200);
    }

    private Task<HttpResponseMessage> Post(TestCompany company, string body, string type = "application/json") =>
        server.Admin.PostAsync($"{company.Path}/proposals", new StringContent(body, Encoding.UTF8, type));

    private async Task<HttpResponseMessage> Propose(TestCompany company, string key, string title)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{company.Path}/proposals")
        {
            Content = System.Net.Http.Json.JsonContent.Create(TestCompany.Proposal(title: title)),
        };
        request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        return await server.Admin.SendAsync(request);
    }
}
