using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using AgentOps.Json;
using Npgsql;
using Orleans.Storage;

namespace AgentOps.Silo.Tests.Orleans;

/// <summary>Grain storage by the texts of OrleansQuery, with the parameters, columns and conflict rule that Orleans' ADO.NET provider uses.</summary>
public sealed class QueryGrainStorage(NpgsqlDataSource database, string service = "agentops") : IGrainStorage
{
    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        await using var command = await Command("ReadFromStorageKey", stateName, grainId);
        await using var reader = await command.ExecuteReaderAsync();
        if (!await reader.ReadAsync())
        {
            (grainState.State, grainState.ETag, grainState.RecordExists) = (Activator.CreateInstance<T>(), null!, false);
            return;
        }

        var payload = reader["PayloadBinary"] as byte[];
        grainState.State = payload is null ? Activator.CreateInstance<T>() : JsonSerializer.Deserialize<T>(payload, Wire.State)!;
        grainState.ETag = ((int)reader["Version"]).ToString(CultureInfo.InvariantCulture);
        grainState.RecordExists = payload is not null;
        (await reader.ReadAsync()).ShouldBeFalse("one storage row per grain");
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        await using var command = await Command("WriteToStorageKey", stateName, grainId);
        Version(command, grainState.ETag);
        Add(command, "PayloadBinary", System.Data.DbType.Binary, JsonSerializer.SerializeToUtf8Bytes(grainState.State, Wire.State));
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        Settle(grainState, reader["NewGrainStateVersion"] as int?);
        grainState.RecordExists = true;
    }

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        await using var command = await Command("ClearStorageKey", stateName, grainId);
        Version(command, grainState.ETag);
        Settle(grainState, await command.ExecuteScalarAsync() as int?);
        (grainState.State, grainState.RecordExists) = (Activator.CreateInstance<T>(), false);
    }

    private static void Settle<T>(IGrainState<T> state, int? version)
    {
        var stored = version?.ToString(CultureInfo.InvariantCulture);
        if (stored == state.ETag || stored is null) throw new InconsistentStateException($"Version conflict: {state.ETag}");
        state.ETag = stored;
    }

    private async Task<DbCommand> Command(string query, string stateName, GrainId grainId)
    {
        await using var text = database.CreateCommand("select querytext from orleansquery where querykey = $1");
        text.Parameters.AddWithValue(query);
        var command = database.CreateCommand((string)(await text.ExecuteScalarAsync())!);
        Add(command, "GrainIdHash", System.Data.DbType.Int32, 17);
        Add(command, "GrainIdN0", System.Data.DbType.Int64, 0L);
        Add(command, "GrainIdN1", System.Data.DbType.Int64, 0L);
        Add(command, "GrainTypeHash", System.Data.DbType.Int32, 4711);
        Add(command, "GrainTypeString", System.Data.DbType.String, stateName);
        Add(command, "GrainIdExtensionString", System.Data.DbType.String, grainId.Key.ToString());
        Add(command, "ServiceId", System.Data.DbType.String, service);
        return command;
    }

    private static void Version(DbCommand command, string? etag) =>
        Add(command, "GrainStateVersion", System.Data.DbType.Int32, string.IsNullOrEmpty(etag) ? DBNull.Value : int.Parse(etag, CultureInfo.InvariantCulture));

    private static void Add(DbCommand command, string name, System.Data.DbType type, object? value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.DbType, parameter.Value) = (name, type, value ?? DBNull.Value);
        command.Parameters.Add(parameter);
    }
}
