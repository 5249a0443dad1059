using System.Globalization;
using Npgsql;

namespace Orleans.Storage.AdoNet;

/// <summary>A read of a row: its payload and version, or nothing.</summary>
internal sealed class ReadStatement(StorageQuery query, StorageRow row) : StorageStatement(query, row)
{
    private readonly TaskCompletionSource<(byte[]? Payload, string? Version)> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private (byte[]? Payload, string? Version) _row;

    public Task<(byte[]? Payload, string? Version)> Result => _result.Task;

    public override async Task ReadAsync(NpgsqlDataReader reader)
    {
        _row = default;
        if (!await reader.ReadAsync().ConfigureAwait(false))
            return;
        var payload = reader.GetOrdinal("PayloadBinary");
        var version = reader.GetOrdinal("Version");
        _row = (
            reader.IsDBNull(payload) ? null : reader.GetFieldValue<byte[]>(payload),
            reader.IsDBNull(version) ? null : reader.GetInt32(version).ToString(CultureInfo.InvariantCulture));
        if (await reader.ReadAsync().ConfigureAwait(false))
            throw new InvalidOperationException($"There are several rows of state {Row.Type} of {Row.Key}.");
    }

    public override void Complete() => _result.TrySetResult(_row);

    public override void Fail(Exception exception) => _result.TrySetException(exception);
}
