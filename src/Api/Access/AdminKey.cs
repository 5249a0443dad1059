using Microsoft.Extensions.Configuration;

namespace AgentOps.Api.Access;

/// <summary>The first key of an installation (API.md "Configuration").</summary>
public static class AdminKey
{
    private const int Shortest = 8;
    private static readonly Guid Id = new("00000000-0000-7000-8000-000000000001");

    /// <summary>
    /// Makes sure there is an admin key: from <c>AGENTOPS_ADMIN_KEY</c>, <c>AGENTOPS_ADMIN_KEY_FILE</c>, or the file <c>admin.key</c> under
    /// <paramref name="home"/>, which is made when it is missing. A changed key replaces the one before. Call it after the migrations, before serving.
    /// </summary>
    /// <returns>The key if it was made just now, to be printed once; else null.</returns>
    /// <exception cref="InvalidOperationException">The key or its file cannot be used; the message says why.</exception>
    public static async Task<string?> Ensure(NpgsqlDataSource database, IConfiguration configuration, string home, TimeProvider time, CancellationToken cancellationToken = default)
    {
        var file = Path.Combine(home, "admin.key");
        var given = configuration["AGENTOPS_ADMIN_KEY"] is { Length: > 0 } inline ? inline.Trim()
            : configuration["AGENTOPS_ADMIN_KEY_FILE"] is { Length: > 0 } named ? SecretFile.Read(named)
            : File.Exists(file) ? SecretFile.Read(file) : null;
        var made = given is null ? KeyHash.NewKey() : null;
        if (made is not null) SecretFile.Write(file, made);

        var key = given ?? made!;
        if (key.Length is < Shortest or > KeyHash.LongestKey || key.AsSpan().ContainsAnyExceptInRange('!', '~'))
            throw new InvalidOperationException($"The admin key must be {Shortest} to {KeyHash.LongestKey} visible ASCII characters without spaces.");
        await Store(database, KeyHash.Of(key), time.GetUtcNow(), cancellationToken);
        return made;
    }

    /// <summary>The same key again changes nothing, also when it was revoked; another key takes its place.</summary>
    private static async Task Store(NpgsqlDataSource database, byte[] hash, DateTimeOffset now, CancellationToken cancellationToken)
    {
        const string sql = """
            insert into ops_api_keys as k (id, name, role, hash, created_at)
            select $1, 'admin', 'admin', $2, $3 where not exists (select 1 from ops_api_keys where hash = $2)
            on conflict (id) do update set hash = excluded.hash, created_at = excluded.created_at, revoked_at = null where k.hash <> excluded.hash
            """;
        await using var command = database.CreateCommand(sql);
        command.Parameters.AddWithValue(Id);
        command.Parameters.AddWithValue(hash);
        command.Parameters.AddWithValue(now);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
