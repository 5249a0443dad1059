using AgentOps.Keys;
using Npgsql;

namespace AgentOps.Silo.Publishing.X;

/// <summary><c>ops_publications</c>: written before each attempt and after each answer.</summary>
internal sealed class XLedger(NpgsqlDataSource database)
{
    internal async Task<XLedgerRow?> Find(CompanyKey company, string draftId, CancellationToken cancellationToken)
    {
        await using var command = Command("select first_at, tried_at, unknown, external_id, posted_at from ops_publications where company = $1 and draft_id = $2", company.Value, draftId);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken)) return null;
        return new(
            reader.GetFieldValue<DateTimeOffset>(0), reader.GetFieldValue<DateTimeOffset>(1), reader.GetBoolean(2), reader.IsDBNull(3) ? null : reader.GetString(3),
            reader.IsDBNull(4) ? null : reader.GetFieldValue<DateTimeOffset>(4));
    }

    /// <summary>An attempt begins. What was refused before begins anew, so that an older post of the same text is not taken for it.</summary>
    internal Task Try(CompanyKey company, string draftId, DateTimeOffset now, CancellationToken cancellationToken) => Do(
        """
        insert into ops_publications as p (company, draft_id, publisher, first_at, tried_at, unknown) values ($1, $2, 'x', $3, $3, true)
        on conflict (company, draft_id) do update set tried_at = excluded.tried_at, unknown = true, first_at = case when p.unknown then p.first_at else excluded.first_at end
        """,
        cancellationToken, company.Value, draftId, now);

    /// <summary>The publisher certainly did nothing.</summary>
    internal Task Refused(CompanyKey company, string draftId, CancellationToken cancellationToken) =>
        Do("update ops_publications set unknown = false where company = $1 and draft_id = $2", cancellationToken, company.Value, draftId);

    /// <summary>It is out.</summary>
    internal Task Posted(CompanyKey company, string draftId, string externalId, DateTimeOffset at, CancellationToken cancellationToken) =>
        Do("update ops_publications set unknown = false, external_id = $3, posted_at = $4 where company = $1 and draft_id = $2", cancellationToken, company.Value, draftId, externalId, at.ToUniversalTime());

    /// <summary>Ids of other drafts' posts, so that a repeated text is not taken for this one: the latest 1,000.</summary>
    internal async Task<IReadOnlySet<string>> Others(CompanyKey company, string draftId, CancellationToken cancellationToken)
    {
        await using var command = Command(
            "select external_id from ops_publications where publisher = 'x' and external_id is not null and (company, draft_id) <> ($1, $2) order by posted_at desc limit 1000", company.Value, draftId);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellationToken)) ids.Add(reader.GetString(0));
        return ids;
    }

    private async Task Do(string sql, CancellationToken cancellationToken, params object[] values)
    {
        await using var command = Command(sql, values);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private NpgsqlCommand Command(string sql, params object[] values)
    {
        var command = database.CreateCommand(sql);
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        return command;
    }
}
