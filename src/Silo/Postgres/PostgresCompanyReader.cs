using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text.Json;
using AgentOps.Executors;
using AgentOps.Json;
using AgentOps.Keys;
using AgentOps.Missions;
using Npgsql;
using NpgsqlTypes;

namespace AgentOps.Silo.Postgres;

/// <summary>A company's own data for steps of the kinds <c>view</c>, <c>review</c> and <c>diagnose</c>, read from the <c>ops_*</c> views.</summary>
public sealed class PostgresCompanyReader(NpgsqlDataSource database, TimeProvider clock) : ICompanyReader
{
    /// <inheritdoc/>
    public async Task<CompanyView> Read(CompanyKey company, CompanyQuery query, CancellationToken cancellationToken)
    {
        if (!CompanyViewSql.Views.TryGetValue(query.What, out var sql)) return CompanyView.Empty;
        var since = clock.GetUtcNow().AddDays(-query.Days).ToUniversalTime();
        var counts = await Reads.Twice(() => Counts(Command(sql.Counts, company, query, since), cancellationToken));
        var items = await Reads.Twice(() => Items(Command(sql.Items, company, query, since), cancellationToken));
        return new(counts, items);
    }

    /// <inheritdoc/>
    public Task<FailedMission?> FailedMission(CompanyKey company, Guid? id, Guid except, CancellationToken cancellationToken) => Reads.Twice(async () =>
    {
        await using var command = database.CreateCommand(CompanyViewSql.Failed);
        command.Parameters.Add(new() { Value = company.Value });
        command.Parameters.Add(new() { Value = except });
        command.Parameters.Add(new() { Value = (object?)id ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken)) return null;
        var steps = JsonSerializer.Deserialize<ImmutableArray<StepState>>(reader.GetString(4), Wire.State);
        return new FailedMission(reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), [.. steps.Select(Executors.FailedMission.Step.Of)]);
    });

    private NpgsqlCommand Command(string sql, CompanyKey company, CompanyQuery query, DateTimeOffset since)
    {
        var command = database.CreateCommand(sql);
        command.Parameters.Add(new() { Value = company.Value });
        command.Parameters.Add(new() { Value = since, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        command.Parameters.Add(new() { Value = FirstId(since) });
        command.Parameters.Add(new() { Value = (object?)query.Agent ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        command.Parameters.Add(new() { Value = (object?)query.Status ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        command.Parameters.Add(new() { Value = query.Limit });
        return command;
    }

    private static async Task<ImmutableArray<CompanyCount>> Counts(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        await using var _ = command;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var counts = ImmutableArray.CreateBuilder<CompanyCount>();
        while (await reader.ReadAsync(cancellationToken)) counts.Add(new(reader.GetString(0), reader.GetDecimal(1)));
        return counts.ToImmutable();
    }

    private static async Task<ImmutableArray<CompanyItem>> Items(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        await using var _ = command;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var items = ImmutableArray.CreateBuilder<CompanyItem>();
        while (await reader.ReadAsync(cancellationToken))
            items.Add(new(Text(reader, 0), Text(reader, 1) ?? "", Text(reader, 2), Text(reader, 3), reader.IsDBNull(4) ? null : reader.GetFieldValue<DateTimeOffset>(4), Text(reader, 5), reader.GetBoolean(6)));
        return items.ToImmutable();
    }

    private static string? Text(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    /// <summary>The smallest id (UUIDv7) of a time: ids sort by age, so the index by id serves as one by time.</summary>
    private static Guid FirstId(DateTimeOffset at)
    {
        Span<byte> bytes = stackalloc byte[16];
        bytes.Clear();
        BinaryPrimitives.WriteInt64BigEndian(bytes, Math.Max(0, at.ToUnixTimeMilliseconds()) << 16);
        return new(bytes, bigEndian: true);
    }
}
