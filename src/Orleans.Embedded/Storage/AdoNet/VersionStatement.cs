using System.Globalization;
using Npgsql;

namespace Orleans.Storage.AdoNet;

/// <summary>A write or clear: its result is the row's version afterwards, or the old one, or none, when the version did not match.</summary>
internal sealed class VersionStatement(StorageQuery query, StorageRow row) : StorageStatement(query, row)
{
    private readonly TaskCompletionSource<string?> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private string? _version;

    public Task<string?> Result => _result.Task;

    public override async Task ReadAsync(NpgsqlDataReader reader)
    {
        _version = null;
        if (await reader.ReadAsync().ConfigureAwait(false))
            _version = reader.IsDBNull(0) ? string.Empty : Convert.ToString(reader.GetValue(0), CultureInfo.InvariantCulture);
    }

    public override void Complete() => _result.TrySetResult(_version);

    public override void Fail(Exception exception) => _result.TrySetException(exception);
}
