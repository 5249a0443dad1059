using Npgsql;

namespace AgentOps.Silo.Postgres;

/// <summary>Where the database is, password included; shown without it. For the few connections that no pool may hold.</summary>
public sealed class DatabaseAddress(string connectionString)
{
    /// <summary>The full connection string. Never log it.</summary>
    public string ConnectionString { get; } = connectionString;

    /// <summary>A connection of its own, named in <c>pg_stat_activity</c>, not from the pool; not opened yet.</summary>
    public NpgsqlConnection Dedicated(string name) =>
        new(new NpgsqlConnectionStringBuilder(ConnectionString) { Pooling = false, ApplicationName = "agentops " + name }.ConnectionString);

    /// <inheritdoc/>
    public override string ToString()
    {
        var shown = new NpgsqlConnectionStringBuilder(ConnectionString);
        return $"{shown.Host}/{shown.Database}";
    }
}
