namespace AgentOps.Api.Access;

/// <summary>The keys in force, read from the table again before they are a second old, so that a revoked key opens nothing a second later.</summary>
internal sealed class KeyRing(NpgsqlDataSource database, [FromKeyedServices(Clocks.Wall)] TimeProvider time)
{
    private static readonly TimeSpan TooOld = TimeSpan.FromMilliseconds(900);
    private static readonly TimeSpan Ageing = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan UsesWait = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly HashSet<Guid> _used = [];
    private volatile KeySnapshot? _snapshot;
    private Task<KeySnapshot>? _reading;
    private long _usesWrittenAt = time.GetTimestamp();

    /// <summary>The keys, at most a second old. Throws what PostgreSQL throws when it is away: an old answer could open what was closed.</summary>
    internal ValueTask<KeySnapshot> Current()
    {
        var snapshot = _snapshot;
        var age = snapshot is null ? TimeSpan.MaxValue : time.GetElapsedTime(snapshot.ReadAt);
        if (age >= TooOld) return new(Read());
        if (age >= Ageing) _ = Read().ContinueWith(static read => _ = read.Exception, TaskScheduler.Default);
        return new(snapshot!);
    }

    /// <summary>A key was added or revoked here: whoever asks next reads the table.</summary>
    internal void Forget()
    {
        lock (_gate) (_snapshot, _reading) = (null, null);
    }

    /// <summary>Remembers that a key was used; written about once a minute.</summary>
    internal void Used(ApiKey key)
    {
        lock (_gate) _used.Add(key.Id);
    }

    private Task<KeySnapshot> Read()
    {
        var mine = new TaskCompletionSource<KeySnapshot>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (_reading is { IsCompleted: false } reading) return reading;
            _reading = mine.Task;
        }

        _ = Fill(mine, time.GetTimestamp());
        return mine.Task;
    }

    private async Task Fill(TaskCompletionSource<KeySnapshot> reader, long now)
    {
        try
        {
            var keys = new List<ApiKey>();
            await using (var command = database.CreateCommand("select id, name, role, company, hash from ops_api_keys where revoked_at is null"))
            {
                command.CommandTimeout = 5;
                await using var row = await command.ExecuteReaderAsync();
                while (await row.ReadAsync())
                {
                    CompanyKey? company = row.IsDBNull(3) ? null : CompanyKey.Parse(row.GetString(3));
                    keys.Add(new(row.GetGuid(0), row.GetString(1), Enum.Parse<Role>(row.GetString(2), ignoreCase: true), company, row.GetFieldValue<byte[]>(4)));
                }
            }

            var snapshot = new KeySnapshot(keys, now);
            lock (_gate)
            {
                if (_reading == reader.Task) _snapshot = snapshot;
            }

            reader.SetResult(snapshot);
            await WriteUses();
        }
        catch (Exception exception)
        {
            reader.TrySetException(exception);
        }
    }

    private async Task WriteUses()
    {
        Guid[] ids;
        lock (_gate)
        {
            if (_used.Count == 0 || time.GetElapsedTime(_usesWrittenAt) < UsesWait) return;
            ids = [.. _used];
            _used.Clear();
            _usesWrittenAt = time.GetTimestamp();
        }

        await using var command = database.CreateCommand("update ops_api_keys set last_used_at = $1 where id = any($2)");
        command.Parameters.AddWithValue(time.GetUtcNow());
        command.Parameters.AddWithValue(ids);
        await command.ExecuteNonQueryAsync();
    }
}
