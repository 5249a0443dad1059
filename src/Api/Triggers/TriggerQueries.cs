using AgentOps.Api.Lists;
using AgentOps.Triggers;

namespace AgentOps.Api.Triggers;

/// <summary>Reads <c>ops_trigger_rules</c>.</summary>
internal sealed class TriggerQueries(NpgsqlDataSource database)
{
    /// <summary>A company's rules by name; all or one.</summary>
    internal Task<List<TriggerRule>> Rows(CompanyKey company, string? name, CancellationToken cancellationToken) =>
        new SqlList("""
            select name, trigger_event, conditions::text, action_config::text, cooldown_minutes, enabled, fire_count, last_fired_at, version
            from ops_trigger_rules
            """)
            .Where("company = {0}", company.Value)
            .WhereGiven("name = {0}", name)
            .Then("order by name")
            .All(database, Read, cancellationToken);

    /// <summary>When the proactive rules of a company are next due, by name.</summary>
    internal async Task<Dictionary<string, DateTimeOffset>> Due(CompanyKey company, CancellationToken cancellationToken)
    {
        var rows = await new SqlList("select name, due_at from ops_trigger_turns")
            .Where("company = {0}", company.Value)
            .All(database, row => (Name: row.GetString(0), At: row.At(1)), cancellationToken);
        return rows.ToDictionary(r => r.Name, r => r.At, StringComparer.Ordinal);
    }

    private static TriggerRule Read(NpgsqlDataReader row) => new(
        row.GetString(0), row.GetString(1), new(row.GetString(2)), new(row.GetString(3)), row.GetInt32(4), row.GetBoolean(5), row.GetInt64(6), row.Time(7), row.GetInt64(8));
}
