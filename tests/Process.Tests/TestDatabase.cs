using Npgsql;

namespace AgentOps.Process.Tests;

/// <summary>A database of its own on the test server that AGENTOPS_TEST_DATABASE names; dropped at the end.</summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    private readonly string _server;

    private TestDatabase(string server, string name)
    {
        _server = server;
        Name = name;
        ConnectionString = new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString;
        Source = NpgsqlDataSource.Create(ConnectionString);
    }

    internal string Name { get; }

    internal string ConnectionString { get; }

    internal NpgsqlDataSource Source { get; }

    internal static async Task<TestDatabase> Create()
    {
        var server = Environment.GetEnvironmentVariable("AGENTOPS_TEST_DATABASE")
            ?? throw new InvalidOperationException("AGENTOPS_TEST_DATABASE is not set: run ./test, which starts a PostgreSQL of its own.");
        var name = $"process_{Guid.CreateVersion7():n}";
        await using var source = NpgsqlDataSource.Create(server);
        await using var command = source.CreateCommand($"create database {name}");
        await command.ExecuteNonQueryAsync();
        return new(server, name);
    }

    /// <summary>The first column of the first row.</summary>
    internal async Task<T> Scalar<T>(string sql, params object[] values)
    {
        await using var command = Source.CreateCommand(sql);
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        return (T)(await command.ExecuteScalarAsync())!;
    }

    internal async Task Execute(string sql)
    {
        await using var command = Source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync();
        await using var source = NpgsqlDataSource.Create(_server);
        await using var command = source.CreateCommand($"drop database {Name} with (force)");
        await command.ExecuteNonQueryAsync();
    }
}
