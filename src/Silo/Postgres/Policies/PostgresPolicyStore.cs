using System.Collections.Immutable;
using AgentOps.Json;
using AgentOps.Keys;
using AgentOps.Policies;
using AgentOps.Triggers;
using Npgsql;
using NpgsqlTypes;

namespace AgentOps.Silo.Postgres.Policies;

/// <summary>People's tables on PostgreSQL. History, versions and the company's counter are the tables' own triggers, so plain SQL gets them too.</summary>
public sealed class PostgresPolicyStore(NpgsqlDataSource database) : IPolicyStore
{
    private const string VersionOf = "select coalesce((select version from ops_company_version where company = $1), 0)";

    /// <inheritdoc/>
    public Task<long> Version(CompanyKey company, CancellationToken cancellationToken) =>
        Reads.Twice(async () =>
        {
            await using var command = database.CreateCommand(VersionOf);
            command.Parameters.Add(Text(company.Value));
            return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
        });

    /// <inheritdoc/>
    public Task<PolicyTables> Load(CompanyKey company, CancellationToken cancellationToken) =>
        Reads.Twice(async () =>
        {
            // The counter first: rows that are newer than it are only read once more.
            await using var batch = database.CreateBatch();
            batch.BatchCommands.Add(new(VersionOf) { Parameters = { Text(company.Value) } });
            batch.BatchCommands.Add(new("select key, value::text, version, updated_at, updated_by from ops_policy where company = $1 order by key")
            {
                Parameters = { Text(company.Value) },
            });
            batch.BatchCommands.Add(new(
                """
                select name, trigger_event, conditions::text, action_config::text, cooldown_minutes, enabled, fire_count, last_fired_at, version, updated_by
                from ops_trigger_rules where company = $1 order by name
                """)
            { Parameters = { Text(company.Value) } });
            await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
            await reader.ReadAsync(cancellationToken);
            var version = reader.GetInt64(0);

            await reader.NextResultAsync(cancellationToken);
            var policies = ImmutableArray.CreateBuilder<PolicyRow>();
            while (await reader.ReadAsync(cancellationToken))
                policies.Add(new(reader.GetString(0), reader.GetString(1), reader.GetInt64(2), reader.GetFieldValue<DateTimeOffset>(3), reader.GetString(4)));

            await reader.NextResultAsync(cancellationToken);
            var rules = ImmutableArray.CreateBuilder<RuleRow>();
            while (await reader.ReadAsync(cancellationToken))
            {
                rules.Add(new(
                    reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetInt32(4), reader.GetBoolean(5),
                    reader.GetInt64(6), reader.IsDBNull(7) ? null : reader.GetFieldValue<DateTimeOffset>(7), reader.GetInt64(8), reader.GetString(9)));
            }

            return new PolicyTables(version, policies.ToImmutable(), rules.ToImmutable());
        });

    /// <inheritdoc/>
    public async Task<long?> Put(CompanyKey company, string key, JsonText value, long? ifMatch, string by, CancellationToken cancellationToken)
    {
        const string put = """
            insert into ops_policy as p (company, key, value, updated_by)
            select $1, $2, $3, $4
            where $5::bigint is null or $5 = coalesce((select version from ops_policy where company = $1 and key = $2), 0)
            on conflict (company, key) do update set value = excluded.value, updated_by = excluded.updated_by
            where $5::bigint is null or p.version = $5
            returning version
            """;
        await using var batch = Batch(by);
        batch.BatchCommands.Add(new(put)
        {
            Parameters =
            {
                Text(company.Value), Text(key), Json(value), Text(by), new() { Value = (object?)ifMatch ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bigint },
            },
        });
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? reader.GetInt64(0) : null;
    }

    /// <inheritdoc/>
    public async Task<bool> PutRule(CompanyKey company, TriggerRule rule, string by, CancellationToken cancellationToken)
    {
        const string put = """
            update ops_trigger_rules set conditions = $3, action_config = $4, cooldown_minutes = $5, enabled = $6, updated_by = $7
            where company = $1 and name = $2
            returning version
            """;
        await using var batch = Batch(by);
        batch.BatchCommands.Add(new(put)
        {
            Parameters =
            {
                Text(company.Value), Text(rule.Name), Json(rule.Conditions), Json(rule.ActionConfig),
                new() { Value = rule.CooldownMinutes }, new() { Value = rule.Enabled }, Text(by),
            },
        });
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken);
    }

    /// <summary>A batch is one transaction; in it the tables' triggers know who writes, also when it is the one who wrote last.</summary>
    private NpgsqlBatch Batch(string by)
    {
        var batch = database.CreateBatch();
        batch.BatchCommands.Add(new("select set_config('agentops.actor', $1, true)") { Parameters = { Text(by) } });
        return batch;
    }

    private static NpgsqlParameter Text(string value) => new() { Value = value, NpgsqlDbType = NpgsqlDbType.Text };

    private static NpgsqlParameter Json(JsonText value) => new() { Value = value.ToString(), NpgsqlDbType = NpgsqlDbType.Jsonb };
}
