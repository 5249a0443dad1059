using System.Text.Json.Nodes;
using AgentOps.Process.Tests.Commands;

namespace AgentOps.Process.Tests;

/// <summary><c>agentops run --speed N</c>: the real server and the real database, and time that passes so many times as fast (SPEC §11).</summary>
public sealed class SpeedTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task A_fast_clock_carries_reminders_pauses_and_leases_and_goes_on_after_a_kill_and_at_ordinary_speed()
    {
        await using var database = await TestDatabase.Create();
        await using var server = await Server.Start(database, ["--company", "fast", "--template", "minimal", "--speed", "600"]);
        var client = new Client(server, "fast");
        await client.Create();
        var company = await client.Get("");
        company["clock"]!["speed"]!.GetValue<int>().ShouldBe(600);

        // Reminders: twelve heartbeats are an hour of the company, six seconds of ours; the night passes and a new day begins.
        await Server.Until(async () => await database.Scalar<long>("select count(*) from ops_action_runs where company = 'fast'") >= 12, Patience, () => server.Output);
        await Server.Until(
            async () => await database.Scalar<bool>("select coalesce(max(at) - min(at) > interval '3 hours', false) from ops_agent_events where company = 'fast'"), Patience, () => server.Output);
        // Leases: every step ended at the first attempt, though minutes of the company's time passed while it was worked.
        await Server.Until(async () => await database.Scalar<long>("select count(*) from ops_missions where company = 'fast' and status = 'succeeded'") > 0, Patience, () => server.Output);

        // Pauses: between two turns lie the seconds of the policy, counted in the company's time.
        var id = (await client.Convene("check_in", "what a fast day feels like"))["id"]!.GetValue<string>();
        JsonNode held = await client.Get($"roundtables/{id}");
        await Server.Until(async () => (string?)(held = await client.Get($"roundtables/{id}"))["status"] == "succeeded", Patience, () => server.Output);
        var times = held["turns"]!.AsArray().Select(t => t!["at"]!.GetValue<DateTimeOffset>()).ToList();
        times.Zip(times.Skip(1), (a, b) => b - a).ShouldAllBe(pause => pause >= TimeSpan.FromSeconds(3));

        await server.Kill();
        var last = await Newest(database);
        await server.Start();
        (await Now(client)).ShouldBeGreaterThan(last);

        await server.Terminate();
        last = await Newest(database);
        server.Arguments = ["--company", "fast"];
        await server.Start();
        (await client.Get(""))["clock"]!["speed"]!.GetValue<int>().ShouldBe(1);
        (await Now(client)).ShouldBeGreaterThan(last);
    }

    [Theory]
    [InlineData("60", "openai", "--speed 60 is for the scripted model, and openai is configured")]
    [InlineData("601", "offline", "--speed 601: the companies can live 1 to 600 times as fast")]
    [InlineData("0", "offline", "--speed 0: the companies can live 1 to 600 times as fast")]
    public async Task A_clock_that_cannot_be_had_is_refused_in_one_sentence(string speed, string provider, string sentence)
    {
        using var process = Cli.Start(["run", "--speed", speed], ("AGENTOPS_LLM_PROVIDER", provider), ("AGENTOPS_LLM_KEY", "a-key-that-stays-secret"));
        process.StandardInput.Close();

        var ended = await Cli.Ended(process);

        ended.Code.ShouldBe(1);
        ended.Error.ShouldContain(sentence);
        ended.Error.ShouldNotContain("a-key-that-stays-secret");
    }

    [Fact]
    public async Task A_fast_clock_and_the_real_X_are_refused_together()
    {
        string[] secrets = ["API_KEY", "API_SECRET", "ACCESS_TOKEN", "ACCESS_SECRET"];
        using var process = Cli.Start(["run", "--speed", "60"], [("AGENTOPS_PUBLISHER", "x"), .. secrets.Select(s => ($"AGENTOPS_X_{s}", "a-key-that-stays-secret"))]);
        process.StandardInput.Close();

        var ended = await Cli.Ended(process);

        (ended.Code, ended.Error.Trim()).ShouldBe((1,
            "agentops: --speed 60 is for the sandbox, and AGENTOPS_PUBLISHER is x: the posts of a day would be on X within minutes. Take --speed away, or unset AGENTOPS_PUBLISHER."));
    }

    private static async Task<DateTimeOffset> Now(Client client) => (await client.Get(""))["clock"]!["now"]!.GetValue<DateTimeOffset>();

    private static async Task<DateTimeOffset> Newest(TestDatabase database) =>
        new(await database.Scalar<DateTime>("select max(at) from ops_agent_events"), TimeSpan.Zero);
}
