using System.Collections.Immutable;
using System.Text.Json;
using AgentOps.Intake;
using AgentOps.Journals;
using AgentOps.Json;
using AgentOps.Keys;
using Npgsql;
using NpgsqlTypes;

namespace AgentOps.Silo.Postgres;

/// <summary>The door's reads over <c>ops_mission_proposals</c> and <c>ops_quota</c>: one round trip a batch.</summary>
public sealed class PostgresIntakeLedger(NpgsqlDataSource database) : IIntakeLedger
{
    private const string ByKeys = "select idempotency_key, doc::text from ops_mission_proposals where company = $1 and idempotency_key = any($2)";
    private const string Counters = """
        select gate, day, sum(count)::bigint, sum(usd)
        from ops_quota_moves where company = $1 and gate = any($2) and day in ($3, $4)
        group by gate, day
        """;

    /// <inheritdoc/>
    public Task<IntakeFacts> Read(
        CompanyKey company, string day, ImmutableArray<string> keys, ImmutableArray<string> gates, CancellationToken cancellationToken) =>
        Reads.Twice(async () =>
        {
            await using var batch = database.CreateBatch();
            if (!keys.IsEmpty) batch.BatchCommands.Add(new(ByKeys) { Parameters = { Text(company.Value), Texts(keys) } });
            batch.BatchCommands.Add(new(Counters) { Parameters = { Text(company.Value), Texts(gates), Text(day), Text(QuotaEntry.Open) } });
            await using var reader = await batch.ExecuteReaderAsync(cancellationToken);

            var known = ImmutableDictionary.CreateBuilder<string, ProposalRecord>();
            if (!keys.IsEmpty)
            {
                while (await reader.ReadAsync(cancellationToken)) known[reader.GetString(0)] = Proposal(reader.GetString(1));
                await reader.NextResultAsync(cancellationToken);
            }

            var counts = ImmutableDictionary.CreateBuilder<(string Gate, string Day), QuotaCount>();
            while (await reader.ReadAsync(cancellationToken))
                counts[(reader.GetString(0), reader.GetString(1))] = new(reader.GetInt64(2), reader.GetDecimal(3));
            return new IntakeFacts(known.ToImmutable(), counts.ToImmutable());
        });

    /// <inheritdoc/>
    public Task<ProposalRecord?> Find(CompanyKey company, Guid id, CancellationToken cancellationToken) =>
        Reads.Twice(async () =>
        {
            await using var command = database.CreateCommand("select doc::text from ops_mission_proposals where company = $1 and id = $2");
            command.Parameters.Add(Text(company.Value));
            command.Parameters.Add(new() { Value = id });
            return await command.ExecuteScalarAsync(cancellationToken) is string doc ? Proposal(doc) : null;
        });

    /// <inheritdoc/>
    public Task<ImmutableArray<Guid>> PendingBefore(CompanyKey company, DateTimeOffset cutoff, int limit, CancellationToken cancellationToken) =>
        Reads.Twice(async () =>
        {
            await using var command = database.CreateCommand(
                "select id from ops_mission_proposals where company = $1 and status = 'pending' and created_at < $2 order by created_at, id limit $3");
            command.Parameters.Add(Text(company.Value));
            command.Parameters.Add(new() { Value = cutoff.ToUniversalTime() });
            command.Parameters.Add(new() { Value = limit });
            return await Ids(command, cancellationToken);
        });

    internal static async Task<ImmutableArray<Guid>> Ids(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var ids = ImmutableArray.CreateBuilder<Guid>();
        while (await reader.ReadAsync(cancellationToken)) ids.Add(reader.GetGuid(0));
        return ids.ToImmutable();
    }

    private static ProposalRecord Proposal(string doc) => JsonSerializer.Deserialize<ProposalRecord>(doc, Wire.State)!;

    private static NpgsqlParameter Text(string value) => new() { Value = value, NpgsqlDbType = NpgsqlDbType.Text };

    private static NpgsqlParameter Texts(ImmutableArray<string> values) => new() { Value = values.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text };
}
