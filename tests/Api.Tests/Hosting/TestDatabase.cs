using AgentOps.Silo.Postgres;
using AgentOps.Silo.Postgres.Migrations;
using Npgsql;

namespace AgentOps.Api.Tests.Hosting;

/// <summary>A migrated database of its own on the server that AGENTOPS_TEST_DATABASE names; dropped at the end.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly string _server;
    private readonly string _name;

    private TestDatabase(string server, string name)
    {
        (_server, _name) = (server, name);
        ConnectionString = new NpgsqlConnectionStringBuilder(server) { Database = name, MaxPoolSize = 20 }.ConnectionString;
        Source = Databases.Open(ConnectionString);
    }

    public string ConnectionString { get; }

    public NpgsqlDataSource Source { get; }

    public static async Task<TestDatabase> Create()
    {
        var server = Environment.GetEnvironmentVariable("AGENTOPS_TEST_DATABASE")
            ?? throw new InvalidOperationException("AGENTOPS_TEST_DATABASE is not set: run ./test, which starts a PostgreSQL of its own.");
        var name = $"api_{Guid.CreateVersion7():n}";
        await Run(server, $"create database {name}");
        var database = new TestDatabase(server, name);
        await MigrationRunner.Run(database.Source, MigrationFiles.All, CancellationToken.None);
        return database;
    }

    /// <summary>Runs a statement, as a person in psql would.</summary>
    public async Task<int> Execute(string sql)
    {
        await using var command = Source.CreateCommand(sql);
        return await command.ExecuteNonQueryAsync();
    }

    /// <summary>The first column of the first row.</summary>
    public async Task<T> Scalar<T>(string sql)
    {
        await using var command = Source.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Nobody can use the database any more, until <see cref="Back"/>.</summary>
    public async Task Away()
    {
        await Run(_server, $"alter database {_name} allow_connections false");
        await Run(_server, $"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{_name}'");
    }

    public Task Back() => Run(_server, $"alter database {_name} allow_connections true");

    public async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync();
        NpgsqlConnection.ClearAllPools();
        await Run(_server, $"drop database if exists {_name} with (force)");
    }

    private static async Task Run(string server, string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 60 };
        await command.ExecuteNonQueryAsync();
    }
}
