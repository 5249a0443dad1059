using AgentOps.Keys;
using AgentOps.Silo.Postgres.Tail;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using NpgsqlTypes;

namespace AgentOps.Silo.Webhooks;

/// <summary>The dispatcher's side of <c>ops_webhooks</c> and <c>ops_webhook_deliveries</c>. Several servers may work on them at once.</summary>
internal sealed class WebhookTable(NpgsqlDataSource database, [FromKeyedServices(Api.Clocks.Wall)] TimeProvider clock)
{
    /// <summary>How many events are looked at in one go, and how many deliveries of a webhook wait at most.</summary>
    private const int Page = 500, MostPending = 1_000;

    /// <summary>How many ended deliveries of a webhook are kept at most.</summary>
    private const int MostKept = 10_000;

    /// <summary>Longer than an attempt may take: one whose server died is taken up again after this.</summary>
    private static readonly TimeSpan Hold = TimeSpan.FromMinutes(1);

    /// <summary>The webhooks to deliver to, of companies that are there.</summary>
    internal async Task<List<Webhook>> Enabled(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            "select h.company, h.name, h.address, h.salt from ops_webhooks h where h.enabled and exists (select from ops_companies c where c.key = h.company)");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var found = new List<Webhook>();
        while (await reader.ReadAsync(cancellationToken)) found.Add(new(CompanyKey.Parse(reader.GetString(0)), reader.GetString(1), new(reader.GetString(2)), reader.GetGuid(3)));
        return found;
    }

    /// <summary>Forgets webhooks whose company is gone: whoever deleted it may not have come so far.</summary>
    internal async Task Sweep(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("delete from ops_webhooks h where not exists (select from ops_companies c where c.key = h.company)");
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Makes deliveries of new events; true when there may be more.</summary>
    internal async Task<bool> Feed(Webhook hook, CancellationToken cancellationToken) =>
        await Scalar<int>("select ops_webhook_feed($1, $2, $3, $4, $5)", cancellationToken, hook.Company.Value, hook.Name, clock.GetUtcNow(), Page, MostPending) == Page;

    /// <summary>Forgets ended deliveries that are old or too many.</summary>
    internal Task<long> Trim(Webhook hook, CancellationToken cancellationToken) =>
        Scalar<long>("select ops_webhook_trim($1, $2, $3, $4)", cancellationToken, hook.Company.Value, hook.Name, clock.GetUtcNow(), MostKept);

    /// <summary>Takes up to <paramref name="most"/> due deliveries for an attempt; nobody else gets them for a minute.</summary>
    internal async Task<List<DueDelivery>> Take(Webhook hook, int most, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var taken = new List<(Guid Id, int Attempt, DateTimeOffset Until)>();
        await using (var command = Command(
            """
            update ops_webhook_deliveries d set attempts = attempts + 1, due_at = $4
            from (select event_id from ops_webhook_deliveries where company = $1 and webhook = $2 and status = 'pending' and due_at <= $3
                  order by due_at limit $5 for update skip locked) t
            where d.company = $1 and d.webhook = $2 and d.event_id = t.event_id
            returning d.event_id, d.attempts, d.until
            """,
            hook.Company.Value, hook.Name, now, now + Hold, most))
        {
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken)) taken.Add((reader.GetGuid(0), reader.GetInt32(1), reader.GetFieldValue<DateTimeOffset>(2)));
        }

        if (taken.Count == 0) return [];
        await using var some = Command(EventRows.Some, hook.Company.Value, taken.Select(t => t.Id).ToArray());
        var events = (await EventRows.Read(some, cancellationToken)).ToDictionary(e => e.Id);
        return [.. taken.Select(t => new DueDelivery(t.Id, t.Attempt, t.Until, events.GetValueOrDefault(t.Id)))];
    }

    /// <summary>Records how an attempt went: delivered, to be tried again at <paramref name="next"/>, or failed for good.</summary>
    internal async Task Record(Webhook hook, DueDelivery delivery, DeliveryAnswer answer, DateTimeOffset? next, CancellationToken cancellationToken)
    {
        var status = answer.Error is null ? "delivered" : next is null ? "failed" : "pending";
        await using var command = Command(
            """
            update ops_webhook_deliveries set status = $4, answer = $5, error = $6, due_at = coalesce($7, due_at), finished_at = case when $4 = 'pending' then null else $8 end
            where company = $1 and webhook = $2 and event_id = $3 and status = 'pending'
            """,
            hook.Company.Value, hook.Name, delivery.EventId, status, Maybe(answer.Status, NpgsqlDbType.Integer), Maybe(answer.Error, NpgsqlDbType.Text),
            Maybe(next, NpgsqlDbType.TimestampTz), clock.GetUtcNow());
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task<T> Scalar<T>(string sql, CancellationToken cancellationToken, params object[] values)
    {
        await using var command = Command(sql, values);
        return (T)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private NpgsqlCommand Command(string sql, params object[] values)
    {
        var command = database.CreateCommand(sql);
        foreach (var value in values) command.Parameters.Add(value as NpgsqlParameter ?? new() { Value = value });
        return command;
    }

    private static NpgsqlParameter Maybe(object? value, NpgsqlDbType type) => new() { Value = value ?? DBNull.Value, NpgsqlDbType = type };
}
