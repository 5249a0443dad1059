using AgentOps.Silo.Postgres.Clusters;
using AgentOps.Silo.Postgres.Migrations;
using Npgsql;

namespace AgentOps.Silo.Tests.Databases;

/// <summary>
/// The PostgreSQL of this test run: AGENTOPS_TEST_DATABASE, a connection that may create databases (<c>./test</c> sets it), or else a private one in a
/// temporary folder, stopped when the run ends. Databases are copies of one migrated template.
/// </summary>
public sealed class TestServer : IAsyncLifetime
{
    private readonly string _template = "agentops_template_" + Guid.CreateVersion7().ToString("N");
    private readonly List<NpgsqlDataSource> _open = [];
    private readonly List<string> _made = [];
    private PrivateCluster? _cluster;
    private string? _folder;
    private string _connection = "";

    /// <summary>A new, empty database.</summary>
    public Task<TestDatabase> Empty() => Create("template0");

    /// <summary>A new database with the whole schema.</summary>
    public Task<TestDatabase> Migrated() => Create(_template);

    public async Task InitializeAsync()
    {
        if (Environment.GetEnvironmentVariable("AGENTOPS_TEST_DATABASE") is { Length: > 0 } given)
        {
            _connection = given;
        }
        else
        {
            _folder = Directory.CreateTempSubdirectory("agentops-tests-").FullName;
            File.SetUnixFileMode(_folder, (UnixFileMode)0b111_101_101);
            _cluster = await PrivateCluster.Ensure(_folder, _ => { }, CancellationToken.None);
            _connection = new NpgsqlConnectionStringBuilder(_cluster.ConnectionString) { Username = "postgres", Database = "postgres" }.ConnectionString;
        }

        await Execute($"create database {_template} template template0");
        await using var template = Silo.Postgres.Databases.Open(On(_template, pooling: false));
        await MigrationRunner.Run(template, MigrationFiles.All, CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        foreach (var source in _open) await source.DisposeAsync();
        NpgsqlConnection.ClearAllPools();
        foreach (var name in _made.Append(_template)) await Execute($"drop database if exists {name} with (force)");
        if (_cluster is not null) await _cluster.Stop();
        if (_folder is not null) Directory.Delete(_folder, recursive: true);
    }

    private async Task<TestDatabase> Create(string template)
    {
        var name = "agentops_" + Guid.CreateVersion7().ToString("N");
        await Execute($"create database {name} template {template}");
        lock (_made) _made.Add(name);
        var connection = On(name, pooling: true);
        var source = Silo.Postgres.Databases.Open(connection);
        lock (_open) _open.Add(source);
        return new(source, connection);
    }

    private string On(string database, bool pooling) =>
        new NpgsqlConnectionStringBuilder(_connection) { Database = database, Pooling = pooling, MaxPoolSize = 20, ConnectionIdleLifetime = 2, ConnectionPruningInterval = 1 }.ConnectionString;

    private async Task Execute(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(_connection) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 60 };
        await command.ExecuteNonQueryAsync();
    }
}
