using Npgsql;

namespace AgentOps.Silo.Postgres.Tail;

/// <summary>Keeps cursors valid when the database was restored into another cluster, whose transaction ids are others (ARCHITECTURE §2).</summary>
public static class CursorRebase
{
    /// <summary>Compares the cluster with the one the database last lived in. True when new events were moved behind the old ones.</summary>
    public static async Task<bool> Run(NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select ops_rebase_cursors((select system_identifier::text from pg_control_system()))");
        return await command.ExecuteScalarAsync(cancellationToken) is true;
    }
}
