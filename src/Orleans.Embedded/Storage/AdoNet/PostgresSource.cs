using System.Data.Common;
using Npgsql;
using Orleans.Runtime;

namespace Orleans.Storage.AdoNet;

/// <summary>Connects to the database that options name, and tells dead connections from refused statements.</summary>
internal static class PostgresSource
{
    /// <summary>The data source of these options.</summary>
    /// <exception cref="OrleansConfigurationException">Not PostgreSQL, or not exactly one of connection string and data source.</exception>
    public static NpgsqlDataSource Create(string what, string? invariant, string? connectionString, DbDataSource? dataSource)
    {
        if (invariant != "Npgsql")
            throw new OrleansConfigurationException($"{what}: the embedded host speaks PostgreSQL only. Set Invariant to \"Npgsql\" (it is \"{invariant}\").");
        if (string.IsNullOrWhiteSpace(connectionString) == (dataSource is null))
            throw new OrleansConfigurationException($"{what}: configure exactly one of ConnectionString and DataSource.");
        if (dataSource is not null)
        {
            return dataSource as NpgsqlDataSource
                ?? throw new OrleansConfigurationException($"{what}: DataSource is {dataSource.GetType()}, not an NpgsqlDataSource.");
        }

        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        if (settings.MaxAutoPrepare == 0)
            settings.MaxAutoPrepare = 50;
        settings.NoResetOnClose = true;
        return NpgsqlDataSource.Create(settings.ConnectionString);
    }

    /// <summary>Whether the connection is gone, so that the outcome of what was sent is not known.</summary>
    public static bool IsConnectionLost(Exception exception) => exception switch
    {
        // Shutdown, crash, not yet started; errors of the connection itself; no place for one more; not let in.
        PostgresException postgres => postgres.SqlState[..2] is "08" or "28" || postgres.SqlState is "57P01" or "57P02" or "57P03" or "57P05" or "53300",
        NpgsqlException or IOException or TimeoutException or System.Net.Sockets.SocketException => true,
        _ => false,
    };
}
