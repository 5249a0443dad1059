using Npgsql;
using NpgsqlTypes;

namespace Orleans.Storage.AdoNet;

/// <summary>A row of OrleansStorage as its statements address it.</summary>
internal sealed record StorageRow(int KeyHash, RowKey Key, int TypeHash, string Type, string ServiceId, int? Version, ReadOnlyMemory<byte> Payload)
{
    public void AddParameters(NpgsqlParameterCollection target, StorageParameter[] parameters)
    {
        foreach (var parameter in parameters)
        {
            target.Add(parameter switch
            {
                StorageParameter.GrainIdHash => new NpgsqlParameter<int> { TypedValue = KeyHash },
                StorageParameter.GrainIdN0 => new NpgsqlParameter<long> { TypedValue = Key.N0 },
                StorageParameter.GrainIdN1 => new NpgsqlParameter<long> { TypedValue = Key.N1 },
                StorageParameter.GrainTypeHash => new NpgsqlParameter<int> { TypedValue = TypeHash },
                StorageParameter.GrainTypeString => Text(Type),
                StorageParameter.GrainIdExtensionString => Text(Key.Text),
                StorageParameter.ServiceId => Text(ServiceId),
                StorageParameter.GrainStateVersion => new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Integer, Value = Version ?? (object)DBNull.Value },
                _ => new NpgsqlParameter<ReadOnlyMemory<byte>> { TypedValue = Payload, NpgsqlDbType = NpgsqlDbType.Bytea },
            });
        }
    }

    private static NpgsqlParameter Text(string? value) => new() { NpgsqlDbType = NpgsqlDbType.Varchar, Value = value ?? (object)DBNull.Value };
}
