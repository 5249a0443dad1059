using System.Text.Json.Nodes;

namespace AgentOps.Process.Tests.Commands;

/// <summary>What the command line answers, as a script sees it: exit code, standard output, standard error.</summary>
[Collection(RunningCompany.Name)]
public sealed class CommandTests(RunningCompany running)
{
    private Server Server => running.Server;

    [Fact]
    public async Task A_server_that_does_not_run_is_one_clear_sentence()
    {
        var port = Server.FreePort();
        using var process = Cli.Start(["company", "list"], ("AGENTOPS_URLS", $"http://127.0.0.1:{port}"), ("AGENTOPS_ADMIN_KEY", "some-key-or-other"));
        var answer = await Cli.Ended(process);
        answer.Code.ShouldBe(1);
        answer.Out.ShouldBeEmpty();
        answer.Error.Trim().ShouldBe(
            $"agentops: No AgentOps server answers at http://127.0.0.1:{port}/: start it with 'agentops run' (or ./run), or say where it is with --server.");
    }

    [Fact]
    public async Task Without_a_key_it_says_where_keys_come_from_and_a_wrong_one_is_refused_as_such()
    {
        using var none = Cli.Start(["company", "list", "--json"], ("AGENTOPS_URLS", Server.Address.ToString()), ("AGENTOPS_HOME", "/nowhere"));
        var answer = await Cli.Ended(none);
        (answer.Code, answer.Out).ShouldBe((1, ""));
        JsonNode.Parse(answer.Error)!["error"]!.GetValue<string>().ShouldContain("AGENTOPS_KEY_FILE");

        using var wrong = Cli.Start(["company", "list"], ("AGENTOPS_URLS", Server.Address.ToString()), ("AGENTOPS_KEY", "canary-not-a-key"));
        answer = await Cli.Ended(wrong);
        answer.Code.ShouldBe(1);
        answer.Error.ShouldContain("unknown or revoked");
        answer.Error.ShouldNotContain("canary");
    }

    [Fact]
    public async Task Companies_are_made_listed_paused_and_opened_again()
    {
        var made = await Cli.Run(Server, "company", "create", "mine", "--template", "minimal", "--name", "Mine", "--json");
        made.Json["state"]!.GetValue<string>().ShouldBe("open");
        var list = await Cli.Run(Server, "company", "list");
        list.Code.ShouldBe(0, list.Error);
        list.Out.ShouldMatch(@"mine +Mine +open +minimal +3 ");
        (await Cli.Run(Server, "company", "pause", "mine")).Out.Trim().ShouldBe("The company is paused.");
        var rejected = await Cli.Run(Server, "propose", "--company", "mine", "--agent", "executor", "--title", "Look", "--step", "view");
        (rejected.Code, rejected.Out.Trim()).ShouldBe((3, "Rejected by company: The company is paused."), rejected.Error);
        (await Cli.Run(Server, "company", "resume", "mine")).Code.ShouldBe(0);
        (await Cli.Run(Server, "company", "pause", "nobodys")).Error.ShouldContain("There is no such company.");
    }

    [Fact]
    public async Task A_key_is_shown_once_works_and_is_revoked()
    {
        var made = await Cli.Run(Server, "key", "create", "robot", "--role", "viewer", "--company", "shop");
        made.Code.ShouldBe(0, made.Error);
        var key = made.Out.Trim();
        key.ShouldStartWith("ao_");
        var list = await Cli.Run(Server, "key", "list", "--json");
        list.Out.ShouldNotContain(key);
        var id = list.Json.AsArray().Single(k => (string?)k!["name"] == "robot")!["id"]!.GetValue<string>();

        async Task<Cli> AsRobot()
        {
            using var process = Cli.Start(["company", "list"], ("AGENTOPS_URLS", Server.Address.ToString()), ("AGENTOPS_KEY", key));
            return await Cli.Ended(process);
        }

        (await AsRobot()).Out.ShouldContain("shop");
        (await Cli.Run(Server, "key", "revoke", id)).Code.ShouldBe(0);
        await Server.Until(async () => (await AsRobot()).Code == 1, TimeSpan.FromSeconds(20), () => "The revoked key still opens.");
    }

    [Fact]
    public async Task A_proposal_is_followed_to_the_end_of_its_mission()
    {
        var answer = await Cli.Run(
            Server, "propose", "--company", "shop", "--agent", "executor", "--title", "Look", "--step", "view {\"what\": \"overview\"}", "--wait", "--json");
        answer.Code.ShouldBe(0, answer.Error);
        answer.Json["status"]!.GetValue<string>().ShouldBe("succeeded");

        using var piped = Cli.Start(Server, "propose", "--company", "shop", "--file", "-");
        await piped.StandardInput.WriteAsync("""{"agent": "nobody", "title": "Look", "steps": [{"kind": "view", "payload": {}}]}""");
        piped.StandardInput.Close();
        var refused = await Cli.Ended(piped);
        refused.Code.ShouldNotBe(0);
        (refused.Out + refused.Error).ShouldContain("nobody");
    }

    [Fact]
    public async Task A_company_is_taken_along_in_a_file_of_its_owners_and_comes_back_under_another_name()
    {
        await new Client(Server, "packed").Create();
        var file = Path.Combine(Server.Home, "packed.agentops.gz");
        var packed = await Cli.Run(Server, "company", "export", "packed", file, "--json");
        (packed.Code, (string?)packed.Json["file"]).ShouldBe((0, file), packed.Error);
        File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);

        var back = await Cli.Run(Server, "company", "import", file, "--as", "unpacked", "--paused", "--json");
        ((string?)back.Json["key"], (string?)back.Json["state"]).ShouldBe(("unpacked", "paused"), back.Error);
        (await Cli.Run(Server, "company", "import", file)).Error.ShouldContain("another name");
        (await Cli.Run(Server, "company", "import", file + ".gone")).Error.ShouldContain("There is no file");
        (await Cli.Run(Server, "company", "export", "nobodys", file + ".none")).Code.ShouldBe(1);
        File.Exists(file + ".none").ShouldBeFalse();
    }

    [Fact]
    public async Task Help_teaches_by_examples_and_every_command_writes_JSON_when_asked()
    {
        string[] commands =
        [
            "", "run", "verify", "propose", "watch", "company", "company create", "company list", "company export", "company import", "company pause", "company resume", "key", "key create",
            "key list", "key revoke", "migrate", "backup", "restore", "psql", "rehearse", "mcp", "version",
        ];
        await Parallel.ForEachAsync(commands, new ParallelOptions { MaxDegreeOfParallelism = 3 }, async (command, _) =>
        {
            var help = await Cli.Run(Server, [.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);
            help.Code.ShouldBe(0, command);
            help.Out.ShouldContain("Examples:", customMessage: command);
            help.Out.ShouldContain($"agentops {command}".TrimEnd(), customMessage: command);
            help.Out.ShouldContain("--json", customMessage: command);
        });
    }
}
