using Npgsql;

namespace Orleans.Storage.AdoNet;

/// <summary>The statements of OrleansQuery that storage needs.</summary>
internal sealed record StorageQueries(StorageQuery Read, StorageQuery Write, StorageQuery Clear)
{
    public static async Task<StorageQueries> LoadAsync(NpgsqlDataSource source, bool deleteOnClear, CancellationToken cancellationToken)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        var command = source.CreateCommand(
            "SELECT QueryKey, QueryText FROM OrleansQuery WHERE QueryKey IN ('WriteToStorageKey', 'ReadFromStorageKey', 'ClearStorageKey', 'DeleteStorageKey')");
        await using (command.ConfigureAwait(false))
        {
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                    texts[reader.GetString(0)] = reader.GetString(1);
            }
        }

        return new StorageQueries(Query("ReadFromStorageKey"), Query("WriteToStorageKey"), Query(deleteOnClear ? "DeleteStorageKey" : "ClearStorageKey"));

        StorageQuery Query(string key) => texts.TryGetValue(key, out var text)
            ? new StorageQuery(key, text)
            : throw new InvalidOperationException($"Table OrleansQuery has no {key}. Migrate the database first.");
    }
}
