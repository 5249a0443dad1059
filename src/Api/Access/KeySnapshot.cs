using System.Collections.Frozen;
using System.Security.Cryptography;

namespace AgentOps.Api.Access;

/// <summary>All keys in force at one moment.</summary>
internal sealed class KeySnapshot
{
    private readonly FrozenDictionary<long, ApiKey[]> _byPrefix;
    private readonly FrozenDictionary<Guid, ApiKey> _byId;

    internal KeySnapshot(IEnumerable<ApiKey> keys, long readAt)
    {
        ReadAt = readAt;
        _byId = keys.ToFrozenDictionary(k => k.Id);
        _byPrefix = _byId.Values.GroupBy(k => BitConverter.ToInt64(k.Hash)).ToFrozenDictionary(g => g.Key, g => g.ToArray());
    }

    /// <summary>When the reading began, as a timestamp of the clock.</summary>
    internal long ReadAt { get; }

    /// <summary>The key with that hash. What decides is compared in constant time.</summary>
    internal ApiKey? Find(ReadOnlySpan<byte> hash)
    {
        ApiKey? found = null;
        foreach (var key in _byPrefix.GetValueOrDefault(BitConverter.ToInt64(hash)) ?? [])
            if (CryptographicOperations.FixedTimeEquals(key.Hash, hash)) found = key;
        return found;
    }

    internal ApiKey? Find(Guid id) => _byId.GetValueOrDefault(id);
}
