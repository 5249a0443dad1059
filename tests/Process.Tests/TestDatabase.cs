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

    /// <param name="server">Another server than the test server: one that the test itself may stop.</param>
    internal static async Task<TestDatabase> Create(string? server = null)
    {
        server ??= Environment.GetEnvironmentVariable("AGENTOPS_TEST_DATABASE")
            ?? throw new InvalidOperationException("AGENTOPS_TEST_DATABASE is not set: run ./test, which starts a PostgreSQL of its own.");
        var name = $"process_{Guid.CreateVersion7():n}";
        await using var source = NpgsqlDataSource.Create(server);
        await using var command = source.CreateCommand($"create database {name}");
        await command.ExecuteNonQueryAsync();
        return new(server, name);
    }

    /// <summary>How a server reaches this database through a proxy; the test itself goes on directly.</summary>
    internal string Through(CuttingProxy proxy) =>
        new NpgsqlConnectionStringBuilder(ConnectionString) { Host = "127.0.0.1", Port = proxy.Port, SslMode = SslMode.Disable }.ConnectionString;

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
