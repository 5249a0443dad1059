using AgentOps.Api.Tests.Hosting;

namespace AgentOps.Api.Tests.Http;

/// <summary>Conversations over real HTTP.</summary>
public sealed class RoundtableTests(ApiServer server) : IClassFixture<ApiServer>
{
    [Fact]
    public async Task A_new_company_meets_at_once_and_the_meeting_can_be_read()
    {
        var company = await server.Company("minimal");

        var listed = (await company.Get("roundtables"))["items"]!.AsArray().ShouldHaveSingleItem()!;
        (listed.Text("format"), listed.Text("by")).ShouldBe(("check_in", "template"));
        var read = await company.Get($"roundtables/{listed.Text("id")}");
        read.Text("topic").ShouldBe(listed.Text("topic"));
        read["participants"]!.AsArray().Count.ShouldBe(3);
        (await company.Get("events?kind=roundtable_started"))["items"]!.AsArray().Count.ShouldBe(1);
        (await company.Get("roundtables?agent=coordinator&format=check_in"))["items"]!.AsArray().Count.ShouldBe(1);
        (await company.Get("roundtables?format=debate"))["items"]!.AsArray().ShouldBeEmpty();
        await server.Admin.GetAsync($"{company.Path}/roundtables/{Guid.AllBitsSet}").Problem(404);
    }

    [Fact]
    public async Task What_cannot_be_convened_is_refused_with_its_path()
    {
        var company = await server.Company();
        var path = $"{company.Path}/roundtables";

        await server.Admin.Post(path, new { format = "seance", topic = "the weather" }).Problem(400, "format");
        await server.Admin.Post(path, new { format = "check_in", topic = "???" }).Problem(400, "topic");
        await server.Admin.Post(path, new { format = "check_in", topic = new string('x', 201) }).Problem(400, "topic");
        await server.Admin.Post(path, new { format = "check_in", topic = "the weather", participants = new[] { "coordinator", "nobody" } }).Problem(400, "participants[1]");
        await server.Admin.Post(path, new { format = "check_in", topic = "the weather", mood = "good" }).Problem(400);
        await server.Admin.GetAsync($"{path}?status=done").Problem(400, "status");
    }
}
