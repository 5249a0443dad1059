using System.Collections.Immutable;
using AgentOps.Silo.Hosting;
using Npgsql;

namespace AgentOps.Silo.Postgres.Migrations;

/// <summary>Brings a database to the schema of this program: each file once, in order, in its own transaction, one runner at a time.</summary>
public static class MigrationRunner
{
    private const long LockKey = 0x6167_656E_746F_7001;

    /// <summary>Applies what is missing.</summary>
    /// <returns>The migrations applied now, in order; empty when there was nothing to do.</returns>
    /// <exception cref="CannotStartException">An applied file was changed or is missing, or the database belongs to a newer program; the message names the file.</exception>
    public static async Task<ImmutableArray<Migration>> Run(
        NpgsqlDataSource database, ImmutableArray<Migration> migrations, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await Execute(connection, $"select pg_advisory_lock({LockKey})", cancellationToken);
        try
        {
            await Execute(
                connection,
                """
                create table if not exists ops_migrations (
                    number     integer     not null primary key,
                    name       text        not null,
                    checksum   text        not null,
                    applied_at timestamptz not null default now())
                """,
                cancellationToken);
            var applied = await Applied(connection, cancellationToken);
            Check(applied, migrations);
            var missing = migrations.Where(m => applied.All(a => a.Number != m.Number)).OrderBy(m => m.Number).ToImmutableArray();
            foreach (var migration in missing) await Apply(connection, migration, cancellationToken);
            return missing;
        }
        finally
        {
            // Pooled connections are not reset, so the lock must be given back by hand.
            if (connection.State == System.Data.ConnectionState.Open)
                await Execute(connection, $"select pg_advisory_unlock({LockKey})", CancellationToken.None);
        }
    }

    private static async Task<List<(int Number, string Name, string Checksum)>> Applied(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var applied = new List<(int, string, string)>();
        await using var command = new NpgsqlCommand("select number, name, checksum from ops_migrations order by number", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken)) applied.Add((reader.GetInt32(0), reader.GetString(1), reader.GetString(2)));
        return applied;
    }

    private static void Check(List<(int Number, string Name, string Checksum)> applied, ImmutableArray<Migration> migrations)
    {
        foreach (var (number, name, checksum) in applied)
        {
            if (migrations.FirstOrDefault(m => m.Number == number) is not { } known)
            {
                throw new CannotStartException(
                    $"The database holds migration {name}, which this program does not know: it was migrated by a newer agentops. Use that one.");
            }

            if (known.Checksum != checksum)
            {
                throw new CannotStartException(
                    $"Migration {known.Name} was changed after it had been applied. Restore sql/{known.Name}.sql and put the change into a new file.");
            }
        }
    }

    private static async Task Apply(NpgsqlConnection connection, Migration migration, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        try
        {
            await Execute(connection, migration.Sql, cancellationToken);
            await using var record = new NpgsqlCommand("insert into ops_migrations (number, name, checksum) values ($1, $2, $3)", connection)
            {
                Parameters = { new() { Value = migration.Number }, new() { Value = migration.Name }, new() { Value = migration.Checksum } },
            };
            await record.ExecuteNonQueryAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        catch (PostgresException error)
        {
            throw new CannotStartException($"Migration {migration.Name} failed: {error.MessageText} ({error.SqlState}). The database is as it was before it.", error);
        }
    }

    private static async Task Execute(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
