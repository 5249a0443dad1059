using System.Collections.Immutable;
using AgentOps.Executors;
using AgentOps.Keys;
using Npgsql;
using NpgsqlTypes;

namespace AgentOps.Silo.Postgres.Reading;

/// <summary>A company's own data for the steps that read it, from the views and history tables.</summary>
public sealed class PostgresCompanyReader(NpgsqlDataSource database, TimeProvider clock) : ICompanyReader
{
    private const string Failed = """
        select id::text, title, agent, status, s ->> 'kind', s ->> 'status', coalesce((s ->> 'attempts')::int, 0), s ->> 'error'
        from (select * from ops_missions
              where company = $1 and id <> $3 and case when $2::uuid is null then status = 'failed' else id = $2 end
              order by id desc limit 1) as mission
        cross join lateral jsonb_array_elements(steps) with ordinality as all_steps (s, place)
        order by place
        """;

    /// <inheritdoc/>
    public Task<CompanyView> Read(CompanyKey company, CompanyQuery query, CancellationToken cancellationToken) =>
        Reads.Twice(async () =>
        {
            var (counts, items) = CompanyViews.Of(query.What);
            await using var batch = database.CreateBatch();
            foreach (var sql in new[] { counts, items }) batch.BatchCommands.Add(Command(sql, company, query, withRows: sql == items));
            await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
            var figures = ImmutableArray.CreateBuilder<CompanyCount>();
            while (await reader.ReadAsync(cancellationToken)) figures.Add(new(reader.GetString(0), reader.GetDecimal(1)));
            await reader.NextResultAsync(cancellationToken);
            var rows = ImmutableArray.CreateBuilder<CompanyItem>();
            while (await reader.ReadAsync(cancellationToken))
            {
                rows.Add(new(
                    Text(reader, 0), reader.GetString(1), Text(reader, 2), Text(reader, 3),
                    reader.IsDBNull(4) ? null : reader.GetFieldValue<DateTimeOffset>(4), Text(reader, 5), reader.GetBoolean(6)));
            }

            return new CompanyView(figures.ToImmutable(), rows.ToImmutable());
        });

    /// <inheritdoc/>
    public Task<FailedMission?> FailedMission(CompanyKey company, Guid? id, Guid except, CancellationToken cancellationToken) =>
        Reads.Twice(async () =>
        {
            await using var command = database.CreateCommand(Failed);
            command.Parameters.Add(new() { Value = company.Value });
            command.Parameters.Add(new() { Value = (object?)id ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid });
            command.Parameters.Add(new() { Value = except });
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            FailedMission? mission = null;
            while (await reader.ReadAsync(cancellationToken))
            {
                mission ??= new(reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), []);
                mission = mission with { Steps = mission.Steps.Add(new(reader.GetString(4), reader.GetString(5), reader.GetInt32(6), Text(reader, 7))) };
            }

            return mission;
        });

    private NpgsqlBatchCommand Command(string sql, CompanyKey company, CompanyQuery query, bool withRows)
    {
        var command = new NpgsqlBatchCommand(sql)
        {
            Parameters =
            {
                new() { Value = company.Value },
                new() { Value = clock.GetUtcNow() - TimeSpan.FromDays(query.Days) },
                new() { Value = (object?)query.Agent ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
            },
        };
        if (!withRows) return command;
        command.Parameters.Add(new() { Value = (object?)query.Status ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        command.Parameters.Add(new() { Value = query.Limit });
        return command;
    }

    private static string? Text(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}
