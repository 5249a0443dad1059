using System.Reflection;
using Npgsql;
using Orleans.TestingHost;

namespace AgentOps.Conformance.Tests.Postgres;

/// <summary>A migrated database of its own on the server that AGENTOPS_TEST_DATABASE names; dropped at the end.</summary>
public sealed class Database : IAsyncLifetime
{
    public const string ServiceId = "svc1";
    private readonly string _name = $"conformance_{Guid.CreateVersion7():n}";
    private readonly string _server = Environment.GetEnvironmentVariable("AGENTOPS_TEST_DATABASE")
        ?? throw new InvalidOperationException("AGENTOPS_TEST_DATABASE is not set: run ./test, which starts a PostgreSQL of its own.");

    public string ConnectionString => new NpgsqlConnectionStringBuilder(_server) { Database = _name, ApplicationName = "silo", MaxPoolSize = 30 }.ConnectionString;

    public async Task InitializeAsync()
    {
        await On(_server, $"create database {_name}");
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var file in assembly.GetManifestResourceNames().Where(n => n.StartsWith("sql/", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(file)!);
            await Execute(await reader.ReadToEndAsync());
        }
    }

    public async Task DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await On(_server, $"drop database {_name} with (force)");
    }

    /// <summary>A silo whose states and reminders are in this database.</summary>
    public async Task<InProcessTestCluster> StartSilo(Action<ISiloBuilder>? configure = null)
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.Options.ServiceId = ServiceId;
        builder.ConfigureSilo((_, silo) =>
        {
            silo.AddAdoNetGrainStorage("store", options =>
            {
                options.Invariant = "Npgsql";
                options.ConnectionString = ConnectionString;
                options.GrainStorageSerializer = new JsonSerializer();
            });
            silo.UseAdoNetReminderService(options =>
            {
                options.Invariant = "Npgsql";
                options.ConnectionString = ConnectionString;
            });
            silo.Configure<ReminderOptions>(options => options.MinimumReminderPeriod = TimeSpan.FromMilliseconds(100));
            configure?.Invoke(silo);
        });
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return cluster;
    }

    public Task Execute(string sql) => On(ConnectionString + ";Application Name=test", sql);

    /// <summary>The rows of a query, their columns joined by a space.</summary>
    public async Task<string[]> Rows(string sql)
    {
        await using var source = NpgsqlDataSource.Create(ConnectionString + ";Application Name=test;Pooling=false");
        await using var command = source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
            rows.Add(string.Join(' ', Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? "null" : $"{reader.GetValue(i)}")));
        return [.. rows];
    }

    private static async Task On(string connection, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connection + ";Pooling=false");
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
