using AgentOps.Api.Tests.Hosting;

namespace AgentOps.Api.Tests.Http;

/// <summary>PostgreSQL is away: 503 with Retry-After meanwhile, and the truth afterwards (FAULTS A).</summary>
public sealed class OutageTests(ApiServer server) : IClassFixture<ApiServer>
{
    [Fact]
    public async Task While_the_database_is_away_everything_says_503_and_afterwards_nothing_is_lost()
    {
        var company = await server.Company();
        var before = await company.Propose(title: "Before");
        await server.Database.Away();
        try
        {
            await Within.Seconds(10, async () => (int)(await server.Admin.GetAsync($"{company.Path}/missions")).StatusCode == 503);
            using var response = await server.Admin.Post($"{company.Path}/proposals", TestCompany.Proposal(title: "Meanwhile"));
            ((int)response.StatusCode).ShouldBe(503);
            response.Headers.RetryAfter!.Delta!.Value.ShouldBeGreaterThan(TimeSpan.Zero);
            await Task.FromResult(response).Problem(503);
            await server.Admin.GetAsync($"{company.Path}/events").Problem(503);
            await server.Nobody.GetAsync("/health/live").Json(200);
            var ready = await server.Nobody.GetAsync("/health/ready").Json(503);
            ready["checks"]!.Text("postgres").ShouldBe("PostgreSQL does not answer.");
        }
        finally
        {
            await server.Database.Back();
        }

        await Within.Seconds(15, async () => (int)(await server.Admin.Post($"{company.Path}/proposals", TestCompany.Proposal(title: "After"))).StatusCode == 201);
        (await company.Get($"proposals/{before.Text("id")}")).Text("title").ShouldBe("Before");
        // Readiness is asked at most five times a second.
        await Within.Seconds(5, async () => (int)(await server.Nobody.GetAsync("/health/ready")).StatusCode == 200);
    }
}
