using AgentOps.Api.Access;
using AgentOps.Api.Lists;
using NpgsqlTypes;

namespace AgentOps.Api.Keys;

/// <summary>Reads and changes <c>ops_api_keys</c>.</summary>
internal sealed class KeyQueries(NpgsqlDataSource database)
{
    internal Task<Page<KeyView>> List(TimeCursor after, int size, CancellationToken cancellationToken) =>
        new SqlList("select id, name, role, company, created_at, last_used_at, revoked_at from ops_api_keys")
            .Where("(created_at, id) < ({0}, {1})", after.At, after.Id)
            .Then("order by created_at desc, id desc")
            .Page(database, size, Read, k => new TimeCursor(k.CreatedAt, k.Id).ToString(), cancellationToken);

    internal async Task Add(Guid id, KeyBody key, byte[] hash, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("insert into ops_api_keys (id, name, role, company, hash, created_at) values ($1, $2, $3, $4, $5, $6)");
        command.Parameters.AddWithValue(id);
        command.Parameters.AddWithValue(key.Name);
        command.Parameters.AddWithValue(RoleNames.Of(key.Role));
        command.Parameters.Add(new() { Value = (object?)key.Company ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        command.Parameters.AddWithValue(hash);
        command.Parameters.AddWithValue(now);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Revokes a key; null when there is none in force, false when it is the last one that may manage keys.</summary>
    internal async Task<bool?> Revoke(Guid id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        const string sql = """
            with locked as (select id, role, company from ops_api_keys where revoked_at is null and (id = $1 or role = 'admin' and company is null) for update),
            done as (
                update ops_api_keys k set revoked_at = $2 from locked l
                where k.id = $1 and l.id = $1 and (l.role <> 'admin' or l.company is not null or (select count(*) from locked where role = 'admin' and company is null) > 1)
                returning 1)
            select case when exists (select 1 from done) then true when exists (select 1 from locked where id = $1) then false end
            """;
        await using var command = database.CreateCommand(sql);
        command.Parameters.AddWithValue(id);
        command.Parameters.AddWithValue(now);
        return await command.ExecuteScalarAsync(cancellationToken) as bool?;
    }

    private static KeyView Read(NpgsqlDataReader row) =>
        new(row.GetGuid(0), row.GetString(1), Enum.Parse<Role>(row.GetString(2), ignoreCase: true), row.Text(3), row.At(4), row.Time(5), row.Time(6));
}
