using System.Globalization;
using Microsoft.Extensions.Options;
using Npgsql;
using Orleans.Configuration;
using Orleans.Runtime;
using Orleans.Storage.AdoNet;

namespace Orleans.Reminders.AdoNet;

/// <summary>Reminders in PostgreSQL, by the statements in OrleansQuery.</summary>
internal sealed class AdoNetReminderTable : IReminderTable
{
    private readonly string _serviceId;
    private readonly AdoNetReminderTableOptions _options;
    private readonly NpgsqlDataSource _source;
    private ReminderQueries _queries = new([]);

    public AdoNetReminderTable(IOptions<ClusterOptions> cluster, IOptions<AdoNetReminderTableOptions> options)
    {
        _serviceId = cluster.Value.ServiceId;
        _options = options.Value;
        _source = PostgresSource.Create("Reminders", _options.Invariant, _options.ConnectionString, _options.DataSource);
    }

    public async Task StartAsync(CancellationToken cancellationToken = default) => _queries = await ReminderQueries.LoadAsync(_source, cancellationToken);

    public async Task StopAsync(CancellationToken cancellationToken = default)
    {
        if (_options.DataSource is null)
            await _source.DisposeAsync();
    }

    public Task<ReminderTableData> ReadRows(GrainId grainId) => ReadAsync("ReadReminderRowsKey", ("GrainId", grainId.ToString()));

    public Task<ReminderTableData> ReadRows(uint begin, uint end) => ReadAsync(
        (int)begin < (int)end ? "ReadRangeRows1Key" : "ReadRangeRows2Key", ("BeginHash", unchecked((int)begin)), ("EndHash", unchecked((int)end)));

    public async Task<ReminderEntry?> ReadRow(GrainId grainId, string reminderName)
        => (await ReadAsync("ReadReminderRowKey", ("GrainId", grainId.ToString()), ("ReminderName", reminderName))).Reminders.FirstOrDefault();

    public async Task<string?> UpsertRow(ReminderEntry entry)
    {
        var version = await ScalarAsync(
            "UpsertReminderRowKey",
            ("GrainHash", unchecked((int)entry.GrainId.GetUniformHashCode())),
            ("GrainId", entry.GrainId.ToString()),
            ("ReminderName", entry.ReminderName),
            ("StartTime", DateTime.SpecifyKind(entry.StartAt, DateTimeKind.Utc)),
            ("Period", (long)entry.Period.TotalMilliseconds));
        return Convert.ToString(version, CultureInfo.InvariantCulture);
    }

    public async Task<bool> RemoveRow(GrainId grainId, string reminderName, string eTag)
    {
        var count = await ScalarAsync(
            "DeleteReminderRowKey",
            ("GrainId", grainId.ToString()),
            ("ReminderName", reminderName),
            ("Version", int.Parse(eTag, CultureInfo.InvariantCulture)));
        return Convert.ToInt32(count, CultureInfo.InvariantCulture) > 0;
    }

    public Task TestOnlyClearTable() => ScalarAsync("DeleteReminderRowsKey");

    private static ReminderEntry Entry(NpgsqlDataReader reader) => new()
    {
        GrainId = GrainId.Parse(reader.GetString(reader.GetOrdinal("GrainId"))),
        ReminderName = reader.GetString(reader.GetOrdinal("ReminderName")),
        StartAt = reader.GetFieldValue<DateTime>(reader.GetOrdinal("StartTime")).ToUniversalTime(),
        Period = TimeSpan.FromMilliseconds(Convert.ToInt64(reader.GetValue(reader.GetOrdinal("Period")), CultureInfo.InvariantCulture)),
        ETag = Convert.ToString(reader.GetValue(reader.GetOrdinal("Version")), CultureInfo.InvariantCulture),
    };

    private async Task<object?> ScalarAsync(string query, params (string Name, object Value)[] parameters)
    {
        var command = Command(query, parameters);
        await using (command.ConfigureAwait(false))
        {
            return await command.ExecuteScalarAsync().ConfigureAwait(false);
        }
    }

    private async Task<ReminderTableData> ReadAsync(string query, params (string Name, object Value)[] parameters)
    {
        try
        {
            return await TryReadAsync(query, parameters).ConfigureAwait(false);
        }
        catch (Exception exception) when (PostgresSource.IsConnectionLost(exception))
        {
            // The pool held a dead connection; a new one is as good as the first.
            _source.Clear();
            return await TryReadAsync(query, parameters).ConfigureAwait(false);
        }
    }

    private async Task<ReminderTableData> TryReadAsync(string query, (string Name, object Value)[] parameters)
    {
        var rows = new List<ReminderEntry>();
        var command = Command(query, parameters);
        await using (command.ConfigureAwait(false))
        {
            var reader = await command.ExecuteReaderAsync().ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                while (await reader.ReadAsync().ConfigureAwait(false))
                    rows.Add(Entry(reader));
            }
        }

        return new ReminderTableData(rows);
    }

    private NpgsqlCommand Command(string query, (string Name, object Value)[] parameters)
    {
        var command = _source.CreateCommand(_queries[query]);
        command.Parameters.AddWithValue("ServiceId", _serviceId);
        foreach (var (name, value) in parameters)
            command.Parameters.AddWithValue(name, value);
        return command;
    }
}
