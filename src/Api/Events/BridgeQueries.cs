using System.Security.Cryptography;
using System.Text;
using AgentOps.Causes;
using AgentOps.Events;
using NpgsqlTypes;

namespace AgentOps.Api.Events;

/// <summary>Adds events of other systems to <c>ops_agent_events</c>: the only events that no grain's write produces.</summary>
internal sealed class BridgeQueries(NpgsqlDataSource database, IEventSignal signal, TimeProvider time)
{
    /// <summary>No tag holds it: control characters were refused.</summary>
    private const char Separator = '\u001f';

    private const string Sql = """
        insert into ops_agent_events (id, company, at, agent, kind, title, summary, tags, cause, root_cause, data, untrusted)
        select e.id, $1, e.at, e.agent, $2, e.title, e.summary, string_to_array(e.tags, chr(31)), e.cause, e.cause, e.data::jsonb, true
        from unnest($3, $4, $5, $6, $7, $8, $9, $10) as e (id, at, agent, title, summary, tags, cause, data)
        on conflict do nothing
        """;

    /// <summary>Records what is new, in one transaction.</summary>
    internal async Task<BridgeView> Add(CompanyKey company, string source, BridgeEvent[] events)
    {
        var now = time.GetUtcNow();
        await using var command = database.CreateCommand(Sql);
        command.CommandTimeout = 10;
        command.Parameters.AddWithValue(company.Value);
        command.Parameters.AddWithValue(EventKinds.External);
        command.Parameters.AddWithValue(Array.ConvertAll(events, e => IdOf(company, e.Id)));
        command.Parameters.AddWithValue(Array.ConvertAll(events, e => (e.At ?? now).ToUniversalTime()));
        Add(command, events, e => e.Agent);
        Add(command, events, e => e.Title);
        Add(command, events, e => e.Summary);
        Add(command, events, e => string.Join(Separator, [e.Kind, EventSource.Tag(source), .. e.Tags ?? []]));
        Add(command, events, e => Cause.Outside + e.Id);
        Add(command, events, e => e.Data?.Value);
        var accepted = await command.ExecuteNonQueryAsync();
        signal.Raise();
        return new(accepted, events.Length - accepted);
    }

    /// <summary>A UUID version 8 of the company and the foreign id, so that it can neither repeat nor collide with ours.</summary>
    internal static Guid IdOf(CompanyKey company, string foreign)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{company}\nexternal\n{foreign}"), hash);
        hash[6] = (byte)(0x80 | (hash[6] & 0x0F));
        hash[8] = (byte)(0x80 | (hash[8] & 0x3F));
        return new Guid(hash[..16], bigEndian: true);
    }

    private static void Add(NpgsqlCommand command, BridgeEvent[] events, Func<BridgeEvent, string?> value) =>
        command.Parameters.Add(new() { Value = Array.ConvertAll(events, e => value(e)), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
}
