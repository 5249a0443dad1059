using AgentOps.Silo.Postgres;
using AgentOps.Silo.Postgres.Clusters;
using Npgsql;

namespace AgentOps.Silo.Hosting;

/// <summary>The database a command works on: the server that AGENTOPS_DATABASE names, or the private one, started when it does not run.</summary>
public sealed class OpenDatabase : IAsyncDisposable
{
    private OpenDatabase(string connectionString, PrivateCluster? cluster)
    {
        Address = new(Databases.Tuned(connectionString));
        Source = Databases.Open(connectionString);
        Cluster = cluster;
        StopsCluster = cluster?.Started is true;
    }

    /// <summary>How to connect.</summary>
    public DatabaseAddress Address { get; }

    /// <summary>The pool.</summary>
    public NpgsqlDataSource Source { get; }

    /// <summary>The private server; null when an existing one is used.</summary>
    public PrivateCluster? Cluster { get; }

    /// <summary>Whether the private server is stopped at the end: when this process started it, or is the one that runs on it.</summary>
    public bool StopsCluster { get; set; }

    /// <summary>Opens it and checks that it can be used.</summary>
    /// <exception cref="CannotStartException">It cannot; the message says why in one sentence.</exception>
    public static async Task<OpenDatabase> Open(SiloOptions options, Action<string> say, CancellationToken cancellationToken)
    {
        var cluster = options.Database is null ? await PrivateCluster.Ensure(options.Home, say, cancellationToken) : null;
        var database = new OpenDatabase(options.Database ?? cluster!.ConnectionString, cluster);
        try
        {
            await Databases.Check(database.Source, cancellationToken);
            return database;
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync();
        if (Cluster is null || !StopsCluster) return;
        NpgsqlConnection.ClearAllPools();
        await Cluster.Stop();
    }
}
