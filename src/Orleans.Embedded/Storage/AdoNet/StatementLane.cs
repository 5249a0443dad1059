using Npgsql;

namespace Orleans.Storage.AdoNet;

/// <summary>
/// Runs statements in batches: all that wait when the one before has ended go to the server in one round trip and one transaction (group commit).
/// A statement that fails rolls the batch back; then its members run one by one, so that only the bad one fails. When the connection is lost, nobody
/// knows what was committed, and all members get that error; reads are simply made again once.
/// </summary>
internal sealed class StatementLane(NpgsqlDataSource source, bool retryWhenConnectionLost)
{
    /// <summary>Enough to share a commit, few enough to keep the first from waiting for the last.</summary>
    private const int MaxBatch = 256;

    private readonly Lock _gate = new();
    private readonly Queue<StorageStatement> _waiting = new();
    private bool _running;

    public void Add(StorageStatement statement)
    {
        lock (_gate)
        {
            _waiting.Enqueue(statement);
            if (_running)
                return;
            _running = true;
        }

        // Not in the grain's turn, and not in its context.
        ThreadPool.UnsafeQueueUserWorkItem(static lane => _ = lane.RunAsync(), this, preferLocal: false);
    }

    private async Task RunAsync()
    {
        while (true)
        {
            var batch = new List<StorageStatement>();
            lock (_gate)
            {
                while (batch.Count < MaxBatch && _waiting.TryDequeue(out var statement))
                    batch.Add(statement);
                if (batch.Count == 0)
                {
                    _running = false;
                    return;
                }
            }

            await RunAsync(batch).ConfigureAwait(false);
        }
    }

    private async Task RunAsync(List<StorageStatement> batch)
    {
        var error = await TryAsync(batch).ConfigureAwait(false);
        if (error is not null && retryWhenConnectionLost && PostgresSource.IsConnectionLost(error))
            error = await TryAsync(batch).ConfigureAwait(false);

        if (error is null)
        {
            foreach (var statement in batch)
                statement.Complete();
        }
        else if (batch.Count == 1 || PostgresSource.IsConnectionLost(error))
        {
            foreach (var statement in batch)
                statement.Fail(error);
        }
        else
        {
            foreach (var statement in batch)
                await RunAsync([statement]).ConfigureAwait(false);
        }
    }

    private async Task<Exception?> TryAsync(List<StorageStatement> batch)
    {
        try
        {
            var connection = await source.OpenConnectionAsync().ConfigureAwait(false);
            await using (connection.ConfigureAwait(false))
            {
                await ExecuteAsync(connection, batch).ConfigureAwait(false);
            }

            return null;
        }
        catch (Exception exception)
        {
            // The other idle connections are as dead as this one.
            if (PostgresSource.IsConnectionLost(exception))
                source.Clear();
            return exception;
        }
    }

    /// <summary>The statements of a batch are one transaction without BEGIN and COMMIT; it has ended only when the reader finds no further result.</summary>
    private static async Task ExecuteAsync(NpgsqlConnection connection, List<StorageStatement> batch)
    {
        var commands = new NpgsqlBatch(connection);
        await using (commands.ConfigureAwait(false))
        {
            foreach (var statement in batch)
                commands.BatchCommands.Add(statement.ToCommand());
            var reader = await commands.ExecuteReaderAsync().ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                foreach (var statement in batch)
                {
                    await statement.ReadAsync(reader).ConfigureAwait(false);
                    await reader.NextResultAsync().ConfigureAwait(false);
                }
            }
        }
    }
}
