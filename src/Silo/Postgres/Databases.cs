using System.Globalization;
using System.Net.Sockets;
using AgentOps.Silo.Hosting;
using AgentOps.Silo.Postgres.Clusters;
using Npgsql;

namespace AgentOps.Silo.Postgres;

/// <summary>Opens databases the way this program uses them, and says in one sentence why one cannot be used.</summary>
public static class Databases
{
    /// <summary>Connections a process may hold at once, unless the connection string says otherwise.</summary>
    public const int PoolSize = 64;

    /// <summary>A pool on a database: statements are prepared by themselves, connections are not reset between uses.</summary>
    /// <exception cref="CannotStartException">The connection string cannot be read.</exception>
    public static NpgsqlDataSource Open(string connectionString) => NpgsqlDataSource.Create(Tuned(connectionString));

    /// <summary>The connection string with our settings, where it does not name them itself.</summary>
    /// <exception cref="CannotStartException">It cannot be read.</exception>
    public static string Tuned(string connectionString)
    {
        NpgsqlConnectionStringBuilder tuned;
        try
        {
            tuned = new(connectionString);
        }
        catch (Exception error) when (error is ArgumentException or FormatException)
        {
            throw new CannotStartException("AGENTOPS_DATABASE is no connection string: write it like Host=localhost;Username=agentops;Password=…;Database=agentops", error);
        }

        // Not ContainsKey: Npgsql's answers whether a keyword exists, not whether it was given.
        if (!tuned.ShouldSerialize("Maximum Pool Size")) tuned.MaxPoolSize = PoolSize;
        if (!tuned.ShouldSerialize("Max Auto Prepare")) tuned.MaxAutoPrepare = 50;
        if (!tuned.ShouldSerialize("No Reset On Close")) tuned.NoResetOnClose = true;
        if (!tuned.ShouldSerialize("Application Name")) tuned.ApplicationName = "agentops";
        if (!tuned.ShouldSerialize("Keepalive")) tuned.KeepAlive = 15;
        if (!tuned.ShouldSerialize("Options")) tuned.Options = "-c jit=off -c idle_in_transaction_session_timeout=30000 -c timezone=UTC";
        return tuned.ConnectionString;
    }

    /// <summary>Checks that the database answers and is new enough.</summary>
    /// <exception cref="CannotStartException">It is not; the message says in one sentence what is wrong, never the password.</exception>
    public static async Task Check(NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        var where = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        var server = $"{where.Host}:{where.Port.ToString(CultureInfo.InvariantCulture)}";
        try
        {
            await using var connection = await database.OpenConnectionAsync(cancellationToken);
            if (connection.PostgreSqlVersion.Major < PostgresBinaries.Oldest)
                throw new CannotStartException($"PostgreSQL {connection.PostgreSqlVersion} at {server} is too old: {PostgresBinaries.Oldest} or newer is needed.");
        }
        catch (PostgresException error)
        {
            throw new CannotStartException(
                error.SqlState switch
                {
                    PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification =>
                        $"PostgreSQL at {server} refused user '{where.Username}': the password or the user in AGENTOPS_DATABASE is wrong.",
                    PostgresErrorCodes.InvalidCatalogName => $"PostgreSQL at {server} has no database '{where.Database}': create it, or name another in AGENTOPS_DATABASE.",
                    PostgresErrorCodes.TooManyConnections => $"PostgreSQL at {server} has no connection left: raise its max_connections or lower the pool in AGENTOPS_DATABASE.",
                    PostgresErrorCodes.InsufficientPrivilege => $"User '{where.Username}' may not use database '{where.Database}' of PostgreSQL at {server}: {error.MessageText}.",
                    _ => $"PostgreSQL at {server} cannot be used: {error.MessageText} ({error.SqlState}).",
                },
                error);
        }
        catch (NpgsqlException error)
        {
            var reason = error.InnerException is SocketException or TimeoutException ? error.InnerException.Message : error.Message;
            throw new CannotStartException($"No PostgreSQL answers at {server}: {reason.TrimEnd('.')}. Start it, or correct AGENTOPS_DATABASE.", error);
        }
    }
}
