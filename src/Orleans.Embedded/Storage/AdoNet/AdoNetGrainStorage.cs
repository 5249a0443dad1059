using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Npgsql;
using Orleans.Configuration;
using Orleans.Runtime;

namespace Orleans.Storage.AdoNet;

/// <summary>Stores states in OrleansStorage, by the statements in OrleansQuery and with the row identity and versions of Orleans' own provider.</summary>
internal sealed class AdoNetGrainStorage : IGrainStorage, ILifecycleParticipant<ISiloLifecycle>
{
    private readonly ConcurrentDictionary<string, int> _typeHashes = new(StringComparer.Ordinal);
    private readonly string _name;
    private readonly string _serviceId;
    private readonly AdoNetGrainStorageOptions _options;
    private readonly IGrainStorageSerializer _serializer;
    private readonly IStorageHasherPicker _hashers;
    private readonly NpgsqlDataSource _source;
    private readonly StatementLane _reads;
    private readonly StatementLane _writes;
    private StorageQueries? _queries;

    public AdoNetGrainStorage(string name, string serviceId, AdoNetGrainStorageOptions options, IGrainStorageSerializer? serializer)
    {
        _name = name;
        _serviceId = serviceId;
        _options = options;
        _serializer = options.GrainStorageSerializer ?? serializer ?? new JsonGrainStorageSerializer();
        _hashers = options.HashPicker ?? new StorageHasherPicker([new OrleansDefaultHasher()]);
        _source = PostgresSource.Create($"Grain storage \"{name}\"", options.Invariant, options.ConnectionString, options.DataSource);
        _reads = new StatementLane(_source, retryWhenConnectionLost: true);
        _writes = new StatementLane(_source, retryWhenConnectionLost: false);
    }

    private StorageQueries Queries => _queries ?? throw new InvalidOperationException($"Grain storage \"{_name}\" is used before the silo has started.");

    public void Participate(ISiloLifecycle lifecycle) => lifecycle.Subscribe(
        $"storage {_name}",
        _options.InitStage,
        async token => _queries = await StorageQueries.LoadAsync(_source, _options.DeleteStateOnClear, token),
        async _ =>
        {
            // A data source that was given to us belongs to others.
            if (_options.DataSource is null)
                await _source.DisposeAsync();
        });

    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var statement = new ReadStatement(Queries.Read, Row(stateName, grainId, grainState, default));
        _reads.Add(statement);
        var (payload, version) = await statement.Result;
        grainState.State = (payload is null ? default : _serializer.Deserialize<T>(new BinaryData(payload))) ?? StateActivator<T>.Create();
        grainState.ETag = version;
        grainState.RecordExists = payload is not null;
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var row = Row(stateName, grainId, grainState, _serializer.Serialize(grainState.State).ToMemory());
        grainState.ETag = await ChangeAsync(nameof(WriteStateAsync), new VersionStatement(Queries.Write, row), grainState.ETag);
        grainState.RecordExists = true;
    }

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (!grainState.RecordExists && string.IsNullOrWhiteSpace(grainState.ETag))
        {
            await ReadStateAsync(stateName, grainId, grainState);
            if (!grainState.RecordExists)
                return;
        }

        var statement = new VersionStatement(Queries.Clear, Row(stateName, grainId, grainState, default));
        var version = await ChangeAsync(nameof(ClearStateAsync), statement, grainState.ETag);
        grainState.ETag = _options.DeleteStateOnClear ? null : version;
        grainState.RecordExists = false;
        grainState.State = StateActivator<T>.Create();
    }

    private async Task<string?> ChangeAsync(string operation, VersionStatement statement, string? expected)
    {
        _writes.Add(statement);
        var version = await statement.Result;
        if (version == expected || version == string.Empty || (version is null && expected is not null))
        {
            throw new InconsistentStateException(
                $"Version conflict ({operation}): ServiceId={_serviceId} ProviderName={_name} GrainType={statement.Row.Type} GrainId={statement.Row.Key} ETag={expected}.");
        }

        return version;
    }

    private StorageRow Row<T>(string stateName, GrainId grainId, IGrainState<T> grainState, ReadOnlyMemory<byte> payload)
    {
        var hasher = _hashers.PickHasher(_serviceId, _name, stateName, grainId, grainState)
            ?? throw new OrleansConfigurationException($"Grain storage \"{_name}\" has no hasher.");
        var key = RowKey.Of(grainId);
        var typeHash = _typeHashes.GetOrAdd(stateName, static (type, by) => by.Hash(Encoding.UTF8.GetBytes(type)), hasher);
        int? version = string.IsNullOrWhiteSpace(grainState.ETag) ? null : int.Parse(grainState.ETag, CultureInfo.InvariantCulture);
        return new StorageRow(hasher.Hash(key.HashBytes()), key, typeHash, stateName, _serviceId, version, payload);
    }
}
