using System.Buffers.Binary;
using System.Collections.Immutable;
using AgentOps.Causes;
using AgentOps.Intake;
using AgentOps.Keys;
using AgentOps.Missions;
using AgentOps.WhatIf;
using Npgsql;

namespace AgentOps.Silo.Postgres;

/// <summary>What a company was asked, over <c>ops_mission_proposals</c>, its missions' rows and <c>ops_llm_calls</c>. Payloads and results are not read.</summary>
public sealed class PostgresProposalHistory(NpgsqlDataSource database) : IProposalHistory
{
    private const string Proposals = """
        select p.id, p.agent, p.title, p.cause, p.root_cause, p.depth, p.status, p.gate, p.rejection, p.created_at, p.decided_at, p.decided_by,
               array(select step ->> 'kind' from jsonb_array_elements(p.doc -> 'steps') with ordinality as steps (step, place) order by place),
               coalesce(m.status, '{}'), coalesce(m.finished_at, '{}'), coalesce(m.spent, '{}')
        from (select * from ops_mission_proposals where company = $1 and id >= $2 order by id desc limit $3) as p
        left join lateral (
            select array_agg(step ->> 'status' order by place) as status,
                   array_agg((step ->> 'finishedAt')::timestamptz order by place) as finished_at,
                   array_agg(coalesce((step ->> 'spentUsd')::numeric, 0) order by place) as spent
            from ops_missions
            cross join lateral jsonb_array_elements(steps) with ordinality as steps (step, place)
            where company = $1 and id = p.mission_id) as m on true
        order by p.id
        """;

    private const string Spending = """
        select date_trunc('hour', at), agent, sum(usd)
        from ops_llm_calls
        where company = $1 and at >= $2 and mission_id is null and usd > 0
        group by 1, 2
        order by 1
        """;

    /// <inheritdoc/>
    public Task<PastDays> Since(CompanyKey company, DateTimeOffset from, int limit, CancellationToken cancellationToken) =>
        Reads.Twice(async () =>
        {
            await using var batch = database.CreateBatch();
            batch.BatchCommands.Add(new(Proposals) { Parameters = { new() { Value = company.Value }, new() { Value = OldestAt(from) }, new() { Value = limit + 1 } } });
            batch.BatchCommands.Add(new(Spending) { Parameters = { new() { Value = company.Value }, new() { Value = from.ToUniversalTime() } } });
            await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
            var proposals = ImmutableArray.CreateBuilder<PastProposal>();
            while (await reader.ReadAsync(cancellationToken)) proposals.Add(Proposal(reader));
            var partial = proposals.Count > limit;
            if (partial) proposals.RemoveAt(0);

            await reader.NextResultAsync(cancellationToken);
            var spending = ImmutableArray.CreateBuilder<PastSpending>();
            while (await reader.ReadAsync(cancellationToken)) spending.Add(new(Time(reader, 0)!.Value, Text(reader, 1), reader.GetDecimal(2)));
            return new PastDays(proposals.ToImmutable(), spending.ToImmutable(), partial);
        });

    /// <summary>No proposal made at that moment has a smaller id: they are by age.</summary>
    private static Guid OldestAt(DateTimeOffset moment)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(bytes, moment.ToUnixTimeMilliseconds() << 16);
        return new Guid(bytes, bigEndian: true);
    }

    private static PastProposal Proposal(NpgsqlDataReader row)
    {
        var (status, finished, spent) = (row.GetFieldValue<string[]>(13), row.GetFieldValue<DateTimeOffset?[]>(14), row.GetFieldValue<decimal[]>(15));
        return new(
            row.GetGuid(0), row.GetString(1), row.GetString(2), [.. row.GetFieldValue<string[]>(12)], new Cause(row.GetString(3), row.GetString(4), row.GetInt32(5)),
            Enum.Parse<ProposalStatus>(row.GetString(6), ignoreCase: true), Text(row, 7), Text(row, 8), Time(row, 9)!.Value, Time(row, 10), Text(row, 11),
            [.. status.Select((s, i) => new PastStep(Enum.Parse<StepStatus>(s, ignoreCase: true), finished[i], spent[i]))]);
    }

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static DateTimeOffset? Time(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetFieldValue<DateTimeOffset>(column);
}
