using AgentOps.Api.Access;
using AgentOps.Api.Tests.Hosting;

namespace AgentOps.Api.Tests.Http;

/// <summary>Live grains over HTTP (SPEC §10).</summary>
public sealed class GrainTests(ApiServer server) : IClassFixture<ApiServer>
{
    [Fact]
    public async Task Active_grains_show_by_type_with_their_calls_and_reminders()
    {
        var company = await server.Company();
        await company.Propose();

        var grains = await company.Get("grains");

        grains.Text("host").ShouldBe("embedded");
        var types = grains.Items().ToDictionary(t => t!.Text("type"));
        var intake = types["intake"]!;
        intake.Number("activations").ShouldBe(1);
        intake["keys"]!.AsArray().Select(k => (string?)k).ShouldBe(["-"]);
        intake["callsPerSecond"]!.GetValue<double>().ShouldBeGreaterThan(0);
        intake["latencyMs"]!.GetValue<double>().ShouldBeGreaterThan(0);
        intake["slowestMs"]!.GetValue<double>().ShouldBeGreaterThanOrEqualTo(intake["latencyMs"]!.GetValue<double>());
        intake.Number("failed").ShouldBe(0);
        types["heartbeat"]!.Number("reminders").ShouldBe(1);
        types["policy"]!.Number("activations").ShouldBe(1);
    }

    [Fact]
    public async Task One_companys_grains_are_not_anothers()
    {
        var (one, other) = (await server.Company(), await server.Company());
        var mission = (await one.Propose()).Text("missionId");

        (await one.Get($"grains/mission/{mission}"))["state"]!.Text("title").ShouldBe("Look around");
        await server.Admin.GetAsync($"{other.Path}/grains/mission/{mission}").Problem(404);
    }

    [Fact]
    public async Task A_grain_shows_whether_it_is_active_its_state_and_its_reminders()
    {
        var company = await server.Company();
        await company.Propose();

        var policy = await company.Get("grains/policy/-");
        policy["active"]!.GetValue<bool>().ShouldBeTrue();
        policy.Text("silo").ShouldNotBeEmpty();
        policy.Number("version").ShouldBeGreaterThan(0);
        policy["state"]!["policies"].ShouldNotBeNull();
        policy["state"]!["journal"].ShouldBeNull();
        var reminder = (await company.Get("grains/heartbeat/-"))["reminders"]!.AsArray().ShouldHaveSingleItem()!;
        reminder["periodMinutes"]!.GetValue<double>().ShouldBe(5);
        reminder["nextDueAt"]!.GetValue<DateTimeOffset>().ShouldBeGreaterThan(DateTimeOffset.UtcNow.AddMinutes(-1));
        (await company.Get("grains/stepqueue/view"))["active"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Theory]
    [InlineData("grains/intake/nothing")]
    [InlineData("grains/nothing/-")]
    [InlineData("grains/mission/%1f")]
    public async Task What_is_no_grain_is_not_found(string path)
    {
        var company = await server.Company();
        await server.Admin.GetAsync($"{company.Path}/{path}").Problem(404);
    }

    [Fact]
    public async Task Only_operators_look_into_grains()
    {
        var company = await server.Company();
        var viewer = await server.Client(Role.Viewer);
        await viewer.GetAsync($"{company.Path}/grains").Problem(403);
        await viewer.GetAsync($"{company.Path}/grains/policy/-").Problem(403);
    }
}
