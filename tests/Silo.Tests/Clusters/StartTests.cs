using System.Net.Sockets;
using AgentOps.Silo.Tests.Databases;
using Npgsql;

namespace AgentOps.Silo.Tests.Clusters;

/// <summary>What keeps the program from running is one clear sentence and exit code 1.</summary>
[Collection(PostgresGroup.Name)]
public sealed class StartTests(TestServer server) : IDisposable
{
    private readonly string _home = Directory.CreateTempSubdirectory("agentops-start-").FullName;

    public void Dispose() => Directory.Delete(_home, recursive: true);

    [Fact]
    public async Task A_second_one_on_the_same_data_says_so_and_the_first_goes_on_until_it_is_told_to_stop()
    {
        var database = await server.Empty();
        await using var first = Run(database.ConnectionString, AgentOpsProcess.FreePort());
        await first.Opened();
        await using var second = Run(database.ConnectionString, AgentOpsProcess.FreePort());

        await Refused(second, "Another agentops already runs on this data.");

        first.Signal("TERM");
        (await first.Ended()).ShouldBe(0, first.Output);
        await using var third = Run(database.ConnectionString, AgentOpsProcess.FreePort());
        await third.Opened();
    }

    [Fact]
    public async Task A_port_in_use_is_named()
    {
        var database = await server.Migrated();
        using var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        var port = ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
        await using var process = Run(database.ConnectionString, port);
        await Refused(process, $"Port {port} is in use: stop what listens there, or choose another address with --urls http://127.0.0.1:{port + 1}");
    }

    [Fact]
    public async Task No_server_at_the_address_is_said_with_the_address()
    {
        var nobody = AgentOpsProcess.FreePort();
        await using var process = Run($"Host=127.0.0.1;Port={nobody};Username=agentops;Password=canary-7;Database=agentops", AgentOpsProcess.FreePort());
        await Refused(process, $"No PostgreSQL answers at 127.0.0.1:{nobody}");
        process.Output.ShouldNotContain("canary-7");
    }

    [Fact]
    public async Task A_wrong_user_is_said_without_the_password()
    {
        var database = await server.Empty();
        var wrong = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Username = "stranger", Password = "canary-7" }.ConnectionString;
        await using var process = Run(wrong, AgentOpsProcess.FreePort());
        await Refused(process, "stranger");
        process.Output.ShouldNotContain("canary-7");
    }

    [Fact]
    public async Task A_database_that_is_not_there_is_named()
    {
        var database = await server.Empty();
        var missing = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Database = "not_there" }.ConnectionString;
        await using var process = Run(missing, AgentOpsProcess.FreePort());
        await Refused(process, "has no database 'not_there'");
    }

    [Theory]
    [InlineData("AGENTOPS_URLS", "nonsense", "AGENTOPS_URLS")]
    [InlineData("AGENTOPS_SILO_PORT", "many", "AGENTOPS_SILO_PORT")]
    [InlineData("AGENTOPS_DATABASE", "nonsense", "AGENTOPS_DATABASE is no connection string")]
    [InlineData("AGENTOPS_LLM_PROVIDER", "oracle", "AGENTOPS_LLM_PROVIDER")]
    public async Task A_setting_that_cannot_be_used_is_named(string name, string value, string sentence)
    {
        var database = await server.Migrated();
        await using var process = AgentOpsProcess.Start("run", [("AGENTOPS_DATABASE", database.ConnectionString), ("AGENTOPS_HOME", _home), ("AGENTOPS_URLS", $"http://127.0.0.1:{AgentOpsProcess.FreePort()}"), (name, value)]);
        await Refused(process, sentence);
    }

    [Fact]
    public async Task A_secret_file_that_others_may_read_is_refused_with_its_mode()
    {
        var file = Path.Combine(_home, ".env");
        File.WriteAllText(file, "AGENTOPS_LLM_KEY=canary-7\n");
        File.SetUnixFileMode(file, (UnixFileMode)0b110_100_100);
        await using var process = AgentOpsProcess.Start("run", ("PWD", _home), ("AGENTOPS_HOME", _home));
        await Refused(process, "mode 644");
        process.Output.ShouldNotContain("canary-7");
    }

    [Fact]
    public async Task Migrate_says_what_it_did_and_does_it_once()
    {
        var database = await server.Empty();
        await using var first = AgentOpsProcess.Start("migrate", ("AGENTOPS_DATABASE", database.ConnectionString), ("AGENTOPS_HOME", _home));
        (await first.Ended()).ShouldBe(0, first.Output);
        first.Output.ShouldContain("applied 0001_orleans_queries");
        await using var second = AgentOpsProcess.Start("migrate", ("AGENTOPS_DATABASE", database.ConnectionString), ("AGENTOPS_HOME", _home));
        (await second.Ended()).ShouldBe(0, second.Output);
        second.Output.ShouldNotContain("applied");
    }

    private AgentOpsProcess Run(string database, int port) => AgentOpsProcess.Start(
        "run", ("AGENTOPS_DATABASE", database), ("AGENTOPS_HOME", _home), ("AGENTOPS_URLS", $"http://127.0.0.1:{port}"), ("AGENTOPS_ADMIN_KEY", "test-admin-key"));

    private static async Task Refused(AgentOpsProcess process, string sentence)
    {
        (await process.Ended()).ShouldBe(1, process.Output);
        process.Output.Trim().ShouldContain(sentence);
        process.Output.Trim().Split('\n').Length.ShouldBe(1, process.Output);
    }
}
