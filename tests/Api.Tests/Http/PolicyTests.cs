using System.Net.Http.Json;
using AgentOps.Api.Access;
using AgentOps.Api.Tests.Hosting;

namespace AgentOps.Api.Tests.Http;

/// <summary>Policies and triggers over HTTP (SPEC §2.4, §2.6).</summary>
public sealed class PolicyTests(ApiServer server) : IClassFixture<ApiServer>
{
    [Fact]
    public async Task Every_policy_has_value_schema_default_and_version()
    {
        var company = await server.Company();
        var policies = (await company.Get("policies")).Items();

        policies.Count.ShouldBeGreaterThanOrEqualTo(19);
        foreach (var policy in policies)
        {
            policy!["value"].ShouldNotBeNull();
            policy["schema"]!.Text("type").ShouldBe("object");
            policy["default"].ShouldNotBeNull();
            policy["invalid"].ShouldBeNull();
        }

        var quota = await company.Get("policies/x_daily_quota");
        quota["value"]!.Number("limit").ShouldBe(5);
        quota["default"]!.Number("limit").ShouldBe(8);
        (await company.Get("policies/worker_crawl"))["value"]!.Number("concurrency").ShouldBe(4);
    }

    [Fact]
    public async Task A_change_is_in_force_at_once_and_a_stale_one_is_refused()
    {
        var company = await server.Company();
        var before = await company.Get("policies/x_daily_quota");
        var version = before.Number("version");

        var changed = await Put(company, "x_daily_quota", new { value = new { limit = 3 } }, $"\"{version}\"").Json(200);
        changed["value"]!.Number("limit").ShouldBe(3);
        changed.Number("version").ShouldBe(version + 1);
        changed.Text("updatedBy").ShouldBe("admin");
        await Put(company, "x_daily_quota", new { value = new { limit = 4 } }, $"\"{version}\"").Problem(412);
        await Put(company, "x_daily_quota", new { value = new { limit = 4 } }, "soon").Problem(400, "If-Match");
        (await company.Get("policies/x_daily_quota"))["value"]!.Number("limit").ShouldBe(3);

        var history = (await company.Get("policies/x_daily_quota/history")).Items();
        history[0]!["oldValue"]!.Number("limit").ShouldBe(5);
        history[0]!["newValue"]!.Number("limit").ShouldBe(3);
        history[0]!.Text("changedBy").ShouldBe("admin");
        history[0]!.Text("op").ShouldBe("update");
    }

    [Fact]
    public async Task A_what_if_shows_which_proposals_change_sides_and_changes_nothing()
    {
        var company = await server.Company();
        await company.Policy("agent_daily_limit", new { limit = 2 });
        for (var i = 0; i < 3; i++) await company.Propose(title: $"Look {i}");
        var before = await company.Get("policies/agent_daily_limit");

        var report = await Ask(company, "agent_daily_limit", new { value = new { limit = 20 } }).Json(200);

        report.Number("days").ShouldBe(7);
        (report["now"]!.Number("accepted"), report["now"]!.Number("rejected")).ShouldBe((2L, 1L));
        report["now"]!["gates"]!.Number("agent_daily_limit").ShouldBe(1);
        report["then"]!.Number("accepted").ShouldBe(3);
        var change = report["proposals"]!.AsArray().ShouldHaveSingleItem()!;
        (change.Text("title"), change.Text("was"), change.Text("would")).ShouldBe(("Look 2", "rejected", "accepted"));
        (await company.Get("policies/agent_daily_limit")).ToJsonString().ShouldBe(before.ToJsonString());

        await Ask(company, "agent_daily_limit", new { value = new { limit = "many" } }).Problem(400, "limit");
        await Ask(company, "no_such", new { value = new { } }).Problem(404);
        await (await server.Client(Role.Viewer)).Post($"{company.Path}/policies/agent_daily_limit/what-if", new { value = new { limit = 1 } }).Problem(403);

        Task<HttpResponseMessage> Ask(TestCompany of, string key, object body) => server.Admin.Post($"{of.Path}/policies/{key}/what-if", body);
    }

    [Theory]
    [InlineData("x_daily_quota", """{"value":{"limit":-1}}""", "limit")]
    [InlineData("x_daily_quota", """{"value":{"limit":"8"}}""", "limit")]
    [InlineData("llm_budget", """{"value":{"daily_usd":-0.5}}""", "daily_usd")]
    [InlineData("llm_budget", """{"value":{"daily_usd":1e308}}""", "value")]
    [InlineData("company", """{"value":{"time_zone":"Mars/Olympus"}}""", "time_zone")]
    [InlineData("x_daily_quota", """{"limit":8}""", "limit")]
    [InlineData("x_daily_quota", """{}""", "value")]
    public async Task A_value_that_does_not_fit_is_refused_with_its_path(string key, string body, string path)
    {
        var company = await server.Company();
        var problem = await server.Admin.PutAsync($"{company.Path}/policies/{key}", new StringContent(body, null, "application/json")).Problem(400);
        problem["errors"]!.AsObject().Select(e => e.Key).ShouldContain(found => found.Contains(path, StringComparison.Ordinal), problem.ToJsonString());
    }

    [Fact]
    public async Task A_wrong_value_written_by_SQL_stays_out_of_force_and_is_shown()
    {
        var company = await server.Company();
        await server.Database.Execute($$"""update ops_policy set value = '{"limit":"many"}' where company = '{{company.Key}}' and key = 'x_daily_quota'""");

        var quota = await company.Get("policies/x_daily_quota");
        quota["value"]!.Number("limit").ShouldBe(5);
        quota["invalid"]!["value"]!.Text("limit").ShouldBe("many");
        (await company.Get("events?kind=policy_invalid")).Items().Count.ShouldBe(1);

        await server.Database.Execute($$"""update ops_policy set value = '{"limit":6}' where company = '{{company.Key}}' and key = 'x_daily_quota'""");
        quota = await company.Get("policies/x_daily_quota");
        quota["value"]!.Number("limit").ShouldBe(6);
        quota["invalid"].ShouldBeNull();
    }

    [Fact]
    public async Task A_pause_by_SQL_rejects_the_next_proposal_within_a_second()
    {
        var company = await server.Company();
        (await company.Propose()).Text("status").ShouldBe("accepted");
        await server.Database.Execute($$"""update ops_policy set value = value || '{"enabled":false}' where company = '{{company.Key}}' and key = 'company'""");
        await server.Database.Execute($$"""insert into ops_policy (company, key, value) values ('{{company.Key}}', 'company', '{"enabled":false}') on conflict do nothing""");

        await Within.Seconds(1, async () => (await company.Propose()).Text("status") == "rejected");
        (await company.Get("")).Text("state").ShouldBe("paused");
    }

    [Fact]
    public async Task A_trigger_is_changed_field_by_field()
    {
        var company = await server.Company();
        var rule = (await company.Get("triggers")).Items().Single(t => t!.Text("name") == "mission_failed")!;
        rule.Number("cooldownMinutes").ShouldBe(60);
        rule["enabled"]!.GetValue<bool>().ShouldBeTrue();

        var changed = await server.Admin.PutAsJsonAsync($"{company.Path}/triggers/mission_failed", new { enabled = false, cooldownMinutes = 5 }).Json(200);
        changed["enabled"]!.GetValue<bool>().ShouldBeFalse();
        changed.Number("cooldownMinutes").ShouldBe(5);
        changed["action"]!.ToJsonString().ShouldBe(rule["action"]!.ToJsonString());
        await server.Admin.PutAsJsonAsync($"{company.Path}/triggers/no_such", new { enabled = false }).Problem(404);
        await server.Admin.PutAsJsonAsync($"{company.Path}/triggers/mission_failed", new { cooldownMinutes = -1 }).Problem(400, "cooldownMinutes");
        await server.Admin.PutAsJsonAsync($"{company.Path}/triggers/mission_failed", new { action = new { agent = "" } }).Problem(400, "action");
        await server.Admin.PutAsJsonAsync($"{company.Path}/triggers/mission_failed", new { fireCount = 0 }).Problem(400, "fireCount");
    }

    [Fact]
    public async Task A_trigger_row_broken_by_SQL_keeps_its_last_good_form_and_one_event_tells()
    {
        var company = await server.Company();
        var where = $"where company = '{company.Key}' and name = 'mission_failed'";
        await server.Database.Execute($$"""update ops_trigger_rules set action_config = '{"agent":7}', enabled = false {{where}}""");

        await Within.Seconds(2, async () => (await company.Get("events?kind=policy_invalid")).Items().Count == 1);
        (await company.Get("events?kind=policy_invalid")).Items().Single()!.Text("summary").ShouldContain("The last good value stays in force.");

        await server.Database.Execute(
            $$"""
            update ops_trigger_rules r set action_config = (h.old_value -> 'action_config'), enabled = true
            from (select old_value from ops_trigger_rules_history {{where}} and op = 'update' order by id desc limit 1) h {{where}}
            """);
        await Within.Seconds(2, async () => (await company.Get("events?kind=policy_changed")).Items().Count == 1);
        (await company.Get("events?kind=policy_invalid")).Items().Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_worker_may_read_policies_but_not_change_them()
    {
        var company = await server.Company();
        var worker = await server.Client(Role.Worker);

        await worker.GetAsync($"{company.Path}/policies/company").Json(200);
        await worker.PutAsJsonAsync($"{company.Path}/policies/company", new { value = new { enabled = false } }).Problem(403);
        await worker.PutAsJsonAsync($"{company.Path}/triggers/mission_failed", new { enabled = false }).Problem(403);
    }

    private Task<HttpResponseMessage> Put(TestCompany company, string key, object body, string ifMatch)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, $"{company.Path}/policies/{key}") { Content = JsonContent.Create(body) };
        request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        return server.Admin.SendAsync(request);
    }
}
