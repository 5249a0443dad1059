using Npgsql;

namespace Orleans.Reminders.AdoNet;

/// <summary>The statements of OrleansQuery that reminders need.</summary>
internal sealed class ReminderQueries(Dictionary<string, string> texts)
{
    private static readonly string[] s_keys =
    [
        "UpsertReminderRowKey", "ReadReminderRowsKey", "ReadReminderRowKey", "ReadRangeRows1Key", "ReadRangeRows2Key", "DeleteReminderRowKey",
        "DeleteReminderRowsKey",
    ];

    public string this[string key] => texts[key];

    public static async Task<ReminderQueries> LoadAsync(NpgsqlDataSource source, CancellationToken cancellationToken)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        var command = source.CreateCommand("SELECT QueryKey, QueryText FROM OrleansQuery");
        await using (command.ConfigureAwait(false))
        {
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                    texts[reader.GetString(0)] = reader.GetString(1);
            }
        }

        var missing = s_keys.Where(key => !texts.ContainsKey(key)).ToArray();
        return missing.Length == 0
            ? new ReminderQueries(texts)
            : throw new InvalidOperationException($"Table OrleansQuery lacks {string.Join(", ", missing)}. Migrate the database first.");
    }
}
