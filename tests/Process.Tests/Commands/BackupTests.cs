namespace AgentOps.Process.Tests.Commands;

/// <summary>A backup into another PostgreSQL cluster: the same company, the same cursors, and it goes on.</summary>
public sealed class BackupTests
{
    [Fact]
    public async Task A_server_restored_into_another_cluster_goes_on_and_old_cursors_miss_nothing()
    {
        var folder = Directory.CreateTempSubdirectory("agentops-backup-").FullName;
        File.SetUnixFileMode(folder, (UnixFileMode)0b111_101_101);
        try
        {
            await using var database = await TestDatabase.Create();
            await using var server = await Server.Start(database);
            var client = new Client(server, "saved");
            await client.Create();
            // Ahead of any young cluster, as a database that has lived is.
            await database.Execute("""
                create temp table spent (i int);
                do $$ begin for i in 1..5000 loop begin insert into spent values (i); exception when others then null; end; end loop; end $$
                """);
            var body = new { agent = "executor", title = "Look", steps = new object[] { new { kind = "view", payload = new { } } } };
            for (var i = 0; i < 3; i++) await client.Propose(body, $"before-{i}");
            await Settled(database);
            var file = Path.Combine(folder, "all.dump");
            var saved = await Backup(file, database.ConnectionString, server.Home);
            (saved.Code, File.GetUnixFileMode(file)).ShouldBe((0, UnixFileMode.UserRead | UnixFileMode.UserWrite), saved.Error);
            var cursor = (string)(await client.Get("events?limit=1"))["items"]![0]!["cursor"]!;
            var events = await database.Scalar<long>("select count(*) from ops_agent_events where company = 'saved'");
            (await server.Terminate()).ShouldBe(0, server.Output);

            // Another cluster altogether: a private one, made for the occasion.
            var home = Path.Combine(folder, "home");
            using var restoring = Cli.Start(["restore", file], ("AGENTOPS_HOME", home));
            var restored = await Cli.Ended(restoring);
            restored.Code.ShouldBe(0, restored.Error);
            await using var moved = await Server.StartIn(home);
            moved.Output.ShouldContain("comes from another PostgreSQL cluster");
            var again = new Client(moved, "saved");
            ((string?)(await again.Propose(body, "before-0"))["status"]).ShouldBe("accepted");
            var after = await again.Propose(body, "after");
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
            await using var stream = await EventStream.Open(moved, "saved", cursor, patience.Token);
            await foreach (var next in stream.Events(patience.Token))
            {
                if ((string?)next["refs"]?["missionId"] == (string?)after["missionId"] && (string?)next["kind"] == "mission_succeeded") break;
            }

            var old = (await again.Get("events?order=asc&limit=200"))["items"]!.AsArray();
            ((long)old.Count).ShouldBeGreaterThan(events);

            // What is not empty is never overwritten.
            (await moved.Terminate()).ShouldBe(0, moved.Output);
            using var twice = Cli.Start(["restore", file], ("AGENTOPS_HOME", home));
            var refused = await Cli.Ended(twice);
            (refused.Code, refused.Error.Contains("not empty", StringComparison.Ordinal)).ShouldBe((1, true), refused.Error);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Task Settled(TestDatabase database) => Server.Until(
        async () => await database.Scalar<long>("select count(*) from ops_missions where status in ('approved', 'running')") == 0,
        TimeSpan.FromSeconds(40), () => "Missions do not end.");

    private static async Task<Cli> Backup(string file, string database, string home)
    {
        using var process = Cli.Start(["backup", file], ("AGENTOPS_DATABASE", database), ("AGENTOPS_HOME", home));
        return await Cli.Ended(process);
    }
}
