using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;

namespace AgentOps.Api.Access;

/// <summary>
/// The browser's session: key id, time of login and a piece of the key's hash, sealed with a secret of this installation (HMAC-SHA256).
/// It opens nothing once the key is revoked or replaced, or after 30 days.
/// </summary>
internal sealed class SessionCookie(NpgsqlDataSource database, [FromKeyedServices(Clocks.Wall)] TimeProvider time)
{
    internal const string Name = "agentops_session";
    internal static readonly TimeSpan Life = TimeSpan.FromDays(30);
    private const int BodySize = 16 + sizeof(long) + PrintSize;
    private const int PrintSize = 8;
    private const int Size = BodySize + HMACSHA256.HashSizeInBytes;
    private byte[]? _secret;

    /// <summary>A new session of a key.</summary>
    internal async Task<string> Seal(ApiKey key, CancellationToken cancellationToken)
    {
        var secret = await Secret(cancellationToken);
        var bytes = new byte[Size];
        key.Id.TryWriteBytes(bytes, bigEndian: true, out _);
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(16), time.GetUtcNow().ToUnixTimeSeconds());
        key.Hash.AsSpan(0, PrintSize).CopyTo(bytes.AsSpan(16 + sizeof(long)));
        HMACSHA256.HashData(secret, bytes.AsSpan(0, BodySize), bytes.AsSpan(BodySize));
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>The key behind a session, or null.</summary>
    internal async ValueTask<ApiKey?> Open(string cookie, KeySnapshot keys, CancellationToken cancellationToken)
    {
        if (cookie.Length > 2 * Size || !Base64Url.IsValid(cookie)) return null;
        var bytes = Base64Url.DecodeFromChars(cookie);
        return bytes.Length == Size && keys.Find(new Guid(bytes.AsSpan(0, 16), bigEndian: true)) is { } key && IsGood(bytes, key, await Secret(cancellationToken))
            ? key
            : null;
    }

    private bool IsGood(byte[] bytes, ApiKey key, byte[] secret)
    {
        var seal = HMACSHA256.HashData(secret, bytes.AsSpan(0, BodySize));
        if (!CryptographicOperations.FixedTimeEquals(seal, bytes.AsSpan(BodySize))) return false;
        var age = time.GetUtcNow().ToUnixTimeSeconds() - BinaryPrimitives.ReadInt64BigEndian(bytes.AsSpan(16));
        return age <= (long)Life.TotalSeconds && CryptographicOperations.FixedTimeEquals(bytes.AsSpan(16 + sizeof(long), PrintSize), key.Hash.AsSpan(0, PrintSize));
    }

    /// <summary>Made once for the installation, so that sessions outlive a restart and hold on every server.</summary>
    private async ValueTask<byte[]> Secret(CancellationToken cancellationToken)
    {
        if (_secret is { } known) return known;
        const string sql = """
            with made as (insert into ops_meta (key, value) values ('session_secret', $1) on conflict (key) do nothing returning value)
            select value from made union all select value from ops_meta where key = 'session_secret' limit 1
            """;
        await using var command = database.CreateCommand(sql);
        command.Parameters.AddWithValue(Convert.ToHexString(RandomNumberGenerator.GetBytes(32)));
        // Lost the race for the first one: the statement's snapshot may not see the winner's row yet, the next statement does.
        var value = await command.ExecuteScalarAsync(cancellationToken) ?? await command.ExecuteScalarAsync(cancellationToken);
        return _secret = Convert.FromHexString((string)value!);
    }
}
