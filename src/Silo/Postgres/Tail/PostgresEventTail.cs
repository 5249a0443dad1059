using System.Collections.Immutable;
using AgentOps.Events;
using AgentOps.Keys;
using Npgsql;

namespace AgentOps.Silo.Postgres.Tail;

/// <summary>A company's events from a cursor on, straight from the table.</summary>
public sealed class PostgresEventTail(NpgsqlDataSource database) : IEventTail
{
    /// <inheritdoc/>
    public Task<ImmutableArray<CompanyEvent>> Read(CompanyKey company, EventCursor after, int limit, CancellationToken cancellationToken) =>
        Reads.Twice(async () =>
        {
            await using var command = database.CreateCommand(EventRows.OfCompany);
            command.Parameters.Add(new() { Value = after.Xid });
            command.Parameters.Add(new() { Value = after.Seq });
            command.Parameters.Add(new() { Value = limit });
            command.Parameters.Add(new() { Value = company.Value });
            return await EventRows.Read(command, cancellationToken);
        });
}
