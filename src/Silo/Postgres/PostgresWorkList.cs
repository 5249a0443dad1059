using System.Collections.Immutable;
using AgentOps.Keys;
using AgentOps.Missions;
using AgentOps.Steps;
using Npgsql;

namespace AgentOps.Silo.Postgres;

/// <summary>The missions' rows read as the work list: open ones only, oldest first, over the index of open missions.</summary>
public sealed class PostgresWorkList(NpgsqlDataSource database) : IWorkList
{
    private const string Open = """
        (select split_part(grainidextensionstring, '/', 2)::uuid as id, doc -> 'steps' as steps
         from orleansstorage
         where graintypestring = 'mission' and split_part(grainidextensionstring, '/', 1) = $1 and status in ('approved', 'running')
         order by split_part(grainidextensionstring, '/', 2)::uuid) as mission
        """;

    private const string OpenStepsOfKind = $"""
        select mission.id, (step ->> 'number')::int, step ->> 'status',
               step ->> 'status' = 'queued' and not exists (
                   select from jsonb_array_elements(step -> 'after') as earlier (number)
                   where not exists (
                       select from jsonb_array_elements(mission.steps) as other (step)
                       where other.step -> 'number' = earlier.number and other.step ->> 'status' = 'succeeded')),
               (step ->> 'notBefore')::timestamptz, (step ->> 'leaseUntil')::timestamptz, step ->> 'worker'
        from {Open}
        cross join lateral jsonb_array_elements(mission.steps) with ordinality as steps (step, place)
        where step ->> 'kind' = $2 and step ->> 'status' in ('queued', 'running')
        order by mission.id, place
        limit $3
        """;

    private const string Kinds = $"""
        select distinct step ->> 'kind'
        from {Open}
        cross join lateral jsonb_array_elements(mission.steps) as steps (step)
        where step ->> 'status' in ('queued', 'running')
        order by 1
        """;

    private const string StaleOnes = $"""
        select mission.id
        from {Open}
        where exists (
            select from jsonb_array_elements(mission.steps) as steps (step)
            where step ->> 'status' = 'running'
              and ((step ->> 'leaseUntil')::timestamptz < $2 or (step ->> 'progressAt')::timestamptz < $3))
        order by mission.id
        limit $4
        """;

    /// <inheritdoc/>
    public Task<ImmutableArray<OpenStep>> OpenSteps(CompanyKey company, string kind, int limit, CancellationToken cancellationToken) =>
        Reads.Twice(async () =>
        {
            await using var command = Command(OpenStepsOfKind, company.Value, kind, limit);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            var steps = ImmutableArray.CreateBuilder<OpenStep>();
            while (await reader.ReadAsync(cancellationToken))
            {
                steps.Add(new(
                    reader.GetGuid(0),
                    reader.GetInt32(1),
                    reader.GetString(2) == "queued" ? StepStatus.Queued : StepStatus.Running,
                    reader.GetBoolean(3),
                    Time(reader, 4),
                    Time(reader, 5),
                    reader.IsDBNull(6) ? null : reader.GetString(6)));
            }

            return steps.ToImmutable();
        });

    /// <inheritdoc/>
    public Task<ImmutableArray<string>> OpenKinds(CompanyKey company, CancellationToken cancellationToken) =>
        Reads.Twice(async () =>
        {
            await using var command = Command(Kinds, company.Value);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            var kinds = ImmutableArray.CreateBuilder<string>();
            while (await reader.ReadAsync(cancellationToken)) kinds.Add(reader.GetString(0));
            return kinds.ToImmutable();
        });

    /// <inheritdoc/>
    public Task<ImmutableArray<Guid>> Stale(
        CompanyKey company, DateTimeOffset leaseBefore, DateTimeOffset progressBefore, int limit, CancellationToken cancellationToken) =>
        Reads.Twice(async () =>
        {
            await using var command = Command(StaleOnes, company.Value, leaseBefore.ToUniversalTime(), progressBefore.ToUniversalTime(), limit);
            return await PostgresIntakeLedger.Ids(command, cancellationToken);
        });

    /// <inheritdoc/>
    public Task<ImmutableArray<Guid>> OpenMissions(CompanyKey company, int limit, CancellationToken cancellationToken) =>
        Reads.Twice(async () =>
        {
            await using var command = Command($"select mission.id from {Open} limit $2", company.Value, limit);
            return await PostgresIntakeLedger.Ids(command, cancellationToken);
        });

    private NpgsqlCommand Command(string sql, params ReadOnlySpan<object> values)
    {
        var command = database.CreateCommand(sql);
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        return command;
    }

    private static DateTimeOffset? Time(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetFieldValue<DateTimeOffset>(column);
}
