using AgentOps.Api.Tests.Hosting;

namespace AgentOps.Api.Tests.Http;

/// <summary>Companies and what they show: agents, runs, costs, posts, reactions.</summary>
public sealed class CompanyTests(ApiServer server) : IClassFixture<ApiServer>
{
    [Fact]
    public async Task A_company_is_created_once_from_its_template()
    {
        var made = await server.Admin.Post("/api/companies", new { key = "ada", template = "minimal", name = "Ada & Söhne" }).Json(201);
        made.Text("name").ShouldBe("Ada & Söhne");
        made.Text("state").ShouldBe("open");
        made["clock"]!["speed"]!.GetValue<int>().ShouldBe(1);
        made["clock"]!["now"]!.GetValue<DateTimeOffset>().ShouldBeGreaterThanOrEqualTo(made["createdAt"]!.GetValue<DateTimeOffset>());
        made["agents"]!.AsArray().Select(a => a!.Text("key")).ShouldBe(["coordinator", "executor", "observer"]);

        await server.Admin.Post("/api/companies", new { key = "ada", template = "minimal" }).Json(201);
        await server.Admin.Post("/api/companies", new { key = "ada", template = "studio" }).Problem(409);
        await server.Admin.Post("/api/companies", new { key = "eve", template = "no-such" }).Problem(400, "template");
        await server.Admin.Post("/api/companies", new { key = "eve", template = "../../etc" }).Problem(400, "template");
        await server.Admin.Post("/api/companies", new { key = "Eve", template = "minimal" }).Problem(400, "key");
        await server.Admin.Post("/api/companies", new { key = "eve", template = "minimal", name = "\u0007" }).Problem(400, "name");
        await server.Admin.GetAsync("/api/companies/eve").Problem(404);
        (await server.Admin.GetAsync("/api/companies?limit=200").Json(200)).Items().Select(c => c!.Text("key")).ShouldContain("ada");
    }

    [Fact]
    public async Task A_paused_company_opens_again_and_a_killed_one_never()
    {
        var company = await server.Company();
        (await server.Admin.Post($"{company.Path}/pause").Json(200)).Text("state").ShouldBe("paused");
        (await server.Admin.Post($"{company.Path}/resume").Json(200)).Text("state").ShouldBe("open");
        (await server.Admin.Post($"{company.Path}/kill").Json(200)).Text("state").ShouldBe("killed");

        await server.Admin.Post($"{company.Path}/resume").Problem(409);
        (await company.Propose()).Text("gate").ShouldBe("company");
    }

    [Fact]
    public async Task A_deleted_company_is_gone_but_what_happened_stays_recorded()
    {
        var company = await server.Company();
        await company.Propose();
        await (await server.Client(AgentOps.Api.Access.Role.Operator)).DeleteAsync(company.Path).Problem(403);

        using (var gone = await server.Admin.DeleteAsync(company.Path)) ((int)gone.StatusCode).ShouldBe(204);

        await server.Admin.GetAsync(company.Path).Problem(404);
        await server.Admin.DeleteAsync(company.Path).Problem(404);
        await server.Admin.Post($"{company.Path}/proposals", TestCompany.Proposal()).Problem(404);
        await server.Admin.Post("/api/companies", new { key = company.Key, template = "minimal" }).Problem(409);
        (await server.Admin.GetAsync("/api/companies?limit=200").Json(200)).Items().ShouldNotContain(c => c!.Text("key") == company.Key);
        (await server.Database.Scalar<long>($"select count(*) from ops_agent_events where company = '{company.Key}' and kind = 'company_killed'")).ShouldBe(1);
        (await server.Database.Scalar<long>($"select count(*) from ops_missions where company = '{company.Key}' and status in ('approved', 'running')")).ShouldBe(0);
    }

    [Fact]
    public async Task Agents_are_the_roster()
    {
        var company = await server.Company();

        (await company.Get("agents")).Items().Count.ShouldBe(3);
        (await company.Get("agents/observer")).Text("name").ShouldBe("Cleo");
        await server.Admin.GetAsync($"{company.Path}/agents/nobody").Problem(404);
    }

    [Fact]
    public async Task A_heartbeat_runs_now_and_is_in_the_list_of_runs()
    {
        var company = await server.Company();

        var run = await server.Admin.Post($"{company.Path}/heartbeat").Json(200);

        run["duties"]!.AsArray().Count.ShouldBeGreaterThanOrEqualTo(6);
        run["duties"]!.AsArray().ShouldAllBe(d => d!["ok"]!.GetValue<bool>());
        var listed = (await company.Get("runs")).Items()[0]!;
        listed.Text("id").ShouldBe(run.Text("id"));
        listed["duties"]!.ToJsonString().ShouldBe(run["duties"]!.ToJsonString());
    }

    [Fact]
    public async Task Costs_are_summed_by_agent_model_use_and_day_beside_the_budget()
    {
        var company = await server.Company();
        await company.Policy("llm_budget", new { daily_usd = 2.5, agent_daily_usd = 1 });
        await company.Policy("company", new { enabled = true, time_zone = "Pacific/Auckland" });
        await server.Database.Execute($"""
            insert into ops_llm_calls (company, id, at, agent, cause, use, provider, model, input_tokens, output_tokens, usd, latency_ms)
            select '{company.Key}', gen_random_uuid(), at::timestamptz, agent, 'x', use, 'openai', model, 100, 10, usd, 5
            from (values ('2026-03-01T10:00:00Z', 'executor', 'work', 'small', 0.25), ('2026-03-01T12:00:00Z', 'executor', 'dialogue', 'large', 0.5),
                         ('2026-03-01T13:00:00Z', 'observer', 'work', 'small', 0.125)) as v (at, agent, use, model, usd)
            """);

        var byAgent = await company.Get("costs");
        byAgent.Items().Where(i => i!.Text("key") != "coordinator").Select(i => $"{i!.Text("key")} {i!.Number("calls")} {i!["usd"]}").ShouldBe(["executor 2 0.75", "observer 1 0.125"]);
        byAgent["budget"]!["dailyUsd"]!.GetValue<decimal>().ShouldBe(2.5m);
        byAgent["budget"]!["spentUsd"]!.GetValue<decimal>().ShouldBe(0);
        (await company.Get("costs?by=model")).Items().Select(i => i!.Text("key")).ShouldBe(["openai/large", "openai/small"]);
        (await company.Get("costs?by=use")).Items().Select(i => i!.Text("key")).ShouldBe(["dialogue", "work"]);
        (await company.Get("costs?by=day")).Items().Select(i => i!.Text("key")).ShouldBe(["2026-03-02", "2026-03-01"]);
    }

    [Fact]
    public async Task The_timeline_is_newest_first_in_pages()
    {
        var company = await server.Company();
        await server.Database.Execute($"""
            insert into ops_posts (company, draft_id, at, agent, publisher, text)
            select '{company.Key}', 'd' || n, timestamptz '2026-01-01Z' + n * interval '1 minute', 'executor', 'sandbox', 'Post <b>' || n from generate_series(1, 5) n
            """);

        var first = await company.Get("posts?limit=3");
        var second = await company.Get($"posts?limit=3&cursor={first.Text("next")}");

        first.Items().Concat(second.Items()).Select(p => p!.Text("draftId")).ShouldBe(["d5", "d4", "d3", "d2", "d1"]);
        second["next"].ShouldBeNull();
        first.Items()[0]!.Text("text").ShouldBe("Post <b>5");
    }

    [Fact]
    public async Task Reactions_show_queue_and_cool_downs()
    {
        var company = await server.Company();

        var reactions = await company.Get("reactions");

        reactions["queue"]!.AsArray().ShouldBeEmpty();
        var pattern = reactions["patterns"]!.AsArray().ShouldHaveSingleItem()!;
        pattern.Text("pattern").ShouldContain("observer");
        pattern["freeAt"].ShouldBeNull();
    }
}
