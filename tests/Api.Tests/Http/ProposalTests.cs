using AgentOps.Api.Tests.Hosting;

namespace AgentOps.Api.Tests.Http;

/// <summary>Proposals and the approval inbox over HTTP (SPEC §2.1).</summary>
public sealed class ProposalTests(ApiServer server) : IClassFixture<ApiServer>
{
    [Fact]
    public async Task A_proposal_is_answered_as_it_is_recorded()
    {
        var company = await server.Company();

        var made = await company.Propose();

        made.Text("status").ShouldBe("accepted");
        made.Text("source").ShouldBe("person");
        made.Text("missionId").ShouldNotBeEmpty();
        made["gate"].ShouldBeNull();
        made["rejection"].ShouldBeNull();
        made.AsObject().ContainsKey("rejection").ShouldBeTrue();
        made["estimate"]!.GetValue<decimal>().ShouldBeGreaterThanOrEqualTo(0);
        (await company.Get($"proposals/{made.Text("id")}")).ToJsonString().ShouldBe(made.ToJsonString());
        (await company.Get("proposals?source=person&agent=coordinator&status=accepted")).Items().Select(p => p!.Text("id")).ShouldBe([made.Text("id")]);
        await server.Admin.GetAsync($"{company.Path}/proposals/{Guid.CreateVersion7()}").Problem(404);
    }

    [Fact]
    public async Task A_rejection_is_data_with_its_gate()
    {
        var company = await server.Company();
        await server.Admin.Post($"{company.Path}/pause").Json(200);

        var rejected = await company.Propose();

        rejected.Text("status").ShouldBe("rejected");
        rejected.Text("gate").ShouldBe("company");
        rejected.Text("rejection").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task What_waits_for_a_person_is_accepted_or_rejected_once()
    {
        var company = await server.Company();
        await company.Policy("auto_approve", new { enabled = false, allowed_step_kinds = Array.Empty<string>() });
        var one = await company.Propose(title: "One");
        var two = await company.Propose(title: "Two");
        one.Text("status").ShouldBe("pending");
        (await company.Get("proposals?status=pending")).Items().Select(p => p!.Text("title")).Where(t => t is "One" or "Two").ShouldBe(["Two", "One"]);

        var accepted = await server.Admin.Post($"{company.Path}/proposals/{one.Text("id")}/accept", new { note = "Go.\nNow." }).Json(200);
        accepted.Text("status").ShouldBe("accepted");
        accepted.Text("decidedBy").ShouldBe("admin");
        accepted.Text("note").ShouldBe("Go.\nNow.");
        await server.Admin.Post($"{company.Path}/proposals/{one.Text("id")}/accept").Json(200);
        await server.Admin.Post($"{company.Path}/proposals/{one.Text("id")}/reject").Problem(409);

        (await server.Admin.Post($"{company.Path}/proposals/{two.Text("id")}/reject").Json(200)).Text("gate").ShouldBe("person");
        await server.Admin.Post($"{company.Path}/proposals/{two.Text("id")}/accept").Problem(409);
        await server.Admin.Post($"{company.Path}/proposals/{Guid.CreateVersion7()}/accept").Problem(404);
        await server.Admin.Post($"{company.Path}/proposals/{two.Text("id")}/accept", new { force = true }).Problem(400, "force");
        (await server.Database.Scalar<string>(
            $"select string_agg(action || ' ' || (subject = '{one.Text("id")}'), ',' order by id) from ops_audit where company = '{company.Key}' and action like 'proposal.%'"))
            .ShouldBe("proposal.accept true,proposal.accept true,proposal.reject false");
    }

    [Theory]
    [InlineData("proposals")]
    [InlineData("missions")]
    public async Task Pages_follow_each_other_newest_first_without_gap_or_repetition(string list)
    {
        var company = await server.Company();
        await company.Policy("agent_daily_limit", new { limit = 1_000 });
        for (var i = 0; i < 7; i++) await company.Propose(title: $"No {i}");

        var titles = new List<string>();
        string? cursor = "";
        var pages = 0;
        while (cursor is not null)
        {
            var page = await company.Get($"{list}?limit=3{(cursor.Length == 0 ? "" : "&cursor=" + cursor)}");
            page.Items().Count.ShouldBeLessThanOrEqualTo(3);
            titles.AddRange(page.Items().Select(p => p!.Text("title")));
            cursor = (string?)page["next"];
            pages++;
        }

        titles.Where(t => t.StartsWith("No ", StringComparison.Ordinal)).ShouldBe(["No 6", "No 5", "No 4", "No 3", "No 2", "No 1", "No 0"]);
        titles.Count.ShouldBe(titles.Distinct().Count());
        pages.ShouldBe((titles.Count + 2) / 3);
    }
}
