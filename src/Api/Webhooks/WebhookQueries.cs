using AgentOps.Api.Lists;

namespace AgentOps.Api.Webhooks;

/// <summary>Reads and changes <c>ops_webhooks</c> and <c>ops_webhook_deliveries</c>.</summary>
internal sealed class WebhookQueries(NpgsqlDataSource database, [FromKeyedServices(Clocks.Wall)] TimeProvider time)
{
    /// <summary>A company's webhooks by name; all or one.</summary>
    internal Task<List<WebhookView>> List(CompanyKey company, string? name, CancellationToken cancellationToken) =>
        new SqlList("""
            select h.name, h.address, h.kinds, h.enabled, h.skipped, h.created_at, h.updated_at, h.updated_by, d.pending, d.failed, d.delivered_at, d.error
            from ops_webhooks h, lateral (
                select count(*) filter (where status = 'pending') as pending, count(*) filter (where status = 'failed') as failed,
                       max(finished_at) filter (where status = 'delivered') as delivered_at,
                       (array_agg(error order by created_at desc, event_id desc) filter (where status <> 'delivered' and error is not null))[1] as error
                from ops_webhook_deliveries where company = h.company and webhook = h.name) d
            """)
            .Where("h.company = {0}", company.Value)
            .WhereGiven("h.name = {0}", name)
            .Then("order by h.name")
            .All(database, Webhook, cancellationToken);

    /// <summary>Makes a webhook that is told of what happens from now on; false when its name is taken, or there are <paramref name="most"/>.</summary>
    internal async Task<bool> Add(CompanyKey company, string name, WebhookBody body, Guid salt, string by, int most, CancellationToken cancellationToken) =>
        await Do(
            """
            insert into ops_webhooks (company, name, address, kinds, enabled, salt, xid, seq, created_at, updated_at, updated_by)
            select $1, $2, $3, $4, $5, $6, ops_horizon() - 1, 9223372036854775807, $7, $7, $8
            where (select count(*) from ops_webhooks where company = $1) < $9
            on conflict do nothing
            """,
            cancellationToken, company.Value, name, body.Address!, body.Kinds!, body.Enabled ?? true, salt, time.GetUtcNow(), by, most) == 1;

    /// <summary>Changes what is given; false when there is no such webhook.</summary>
    internal async Task<bool> Change(CompanyKey company, string name, WebhookBody body, string by, CancellationToken cancellationToken) =>
        await Do(
            """
            update ops_webhooks set address = coalesce($3, address), kinds = coalesce($4, kinds), enabled = coalesce($5, enabled), updated_at = $6, updated_by = $7
            where company = $1 and name = $2
            """,
            cancellationToken, company.Value, name, new NpgsqlParameter<string?> { TypedValue = body.Address }, new NpgsqlParameter<string[]?> { TypedValue = body.Kinds },
            new NpgsqlParameter<bool?> { TypedValue = body.Enabled }, time.GetUtcNow(), by) == 1;

    /// <summary>A new salt is a new secret.</summary>
    internal async Task<bool> Salt(CompanyKey company, string name, Guid salt, string by, CancellationToken cancellationToken) =>
        await Do(
            "update ops_webhooks set salt = $3, updated_at = $4, updated_by = $5 where company = $1 and name = $2",
            cancellationToken, company.Value, name, salt, time.GetUtcNow(), by) == 1;

    /// <summary>Forgets a webhook and its deliveries.</summary>
    internal async Task<bool> Remove(CompanyKey company, string name, CancellationToken cancellationToken) =>
        await Do("delete from ops_webhooks where company = $1 and name = $2", cancellationToken, company.Value, name) == 1;

    /// <summary>Forgets those of a company that is deleted.</summary>
    internal Task RemoveAll(CompanyKey company, CancellationToken cancellationToken) =>
        Do("delete from ops_webhooks where company = $1", cancellationToken, company.Value);

    /// <summary>A webhook's deliveries, newest first.</summary>
    internal Task<Page<DeliveryView>> Deliveries(
        CompanyKey company, string name, DeliveryStatus? status, TimeCursor after, int size, CancellationToken cancellationToken) =>
        new SqlList("select event_id, kind, status, attempts, answer, error, created_at, due_at, finished_at from ops_webhook_deliveries")
            .Where("company = {0} and webhook = {1} and (created_at, event_id) < ({2}, {3})", company.Value, name, after.At, after.Id)
            .WhereGiven("status = {0}", status?.ToString().ToLowerInvariant())
            .Then("order by created_at desc, event_id desc")
            .Page(database, size, Delivery, d => new TimeCursor(d.CreatedAt, d.EventId).ToString(), cancellationToken);

    /// <summary>Delivers an event, for the first time or again, trying for another day; false when the company keeps no such event.</summary>
    internal async Task<bool> Replay(CompanyKey company, string name, Guid eventId, CancellationToken cancellationToken) =>
        await Do(
            """
            insert into ops_webhook_deliveries as d (company, webhook, event_id, kind, status, created_at, due_at, until)
            select $1, $2, e.id, e.kind, 'pending', $4, $4, $4 + interval '1 day' from ops_agent_events e where e.company = $1 and e.id = $3
            on conflict (company, webhook, event_id) do update set (status, attempts, answer, error, finished_at, due_at, until) =
                ('pending', 0, null, null, null, excluded.due_at, excluded.until)
            """,
            cancellationToken, company.Value, name, eventId, time.GetUtcNow()) == 1;

    /// <summary>Tries again, for another day, what failed for good.</summary>
    internal Task<int> ReplayFailed(CompanyKey company, string name, CancellationToken cancellationToken) =>
        Do(
            """
            update ops_webhook_deliveries set (status, attempts, answer, error, finished_at, due_at, until) = ('pending', 0, null, null, null, $3, $3 + interval '1 day')
            where company = $1 and webhook = $2 and status = 'failed'
            """,
            cancellationToken, company.Value, name, time.GetUtcNow());

    private async Task<int> Do(string sql, CancellationToken cancellationToken, params object[] values)
    {
        await using var command = database.CreateCommand(sql);
        command.CommandTimeout = 10;
        foreach (var value in values) command.Parameters.Add(value as NpgsqlParameter ?? new() { Value = value });
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static WebhookView Webhook(NpgsqlDataReader row) => new(
        row.GetString(0), Shown(row.GetString(1)), row.GetFieldValue<string[]>(2), row.GetBoolean(3), row.GetInt64(8), row.GetInt64(9), row.GetInt64(4), row.Time(10), row.Text(11),
        row.At(5), row.At(6), row.GetString(7));

    private static DeliveryView Delivery(NpgsqlDataReader row)
    {
        var status = Enum.Parse<DeliveryStatus>(row.GetString(2), ignoreCase: true);
        return new(
            row.GetGuid(0), row.GetString(1), status, row.GetInt32(3), row.IsDBNull(4) ? null : row.GetInt32(4), row.Text(5), row.At(6),
            status == DeliveryStatus.Pending ? row.At(7) : null, row.Time(8));
    }

    /// <summary>What of an address may be shown: paths and queries of such addresses are often keys.</summary>
    private static string Shown(string address) => new Uri(address).GetLeftPart(UriPartial.Authority);
}
