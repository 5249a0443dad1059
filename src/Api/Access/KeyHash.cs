using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace AgentOps.Api.Access;

/// <summary>How keys are made and kept: 256 random bits, of which only the SHA-256 is stored. Such keys cannot be guessed, so a slow hash would add nothing.</summary>
internal static class KeyHash
{
    /// <summary>Longer than any key we make, short enough to be hashed for everyone who asks.</summary>
    internal const int LongestKey = 512;

    /// <summary>A new key.</summary>
    internal static string NewKey() => "ao_" + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>What is stored of a key.</summary>
    internal static byte[] Of(string key)
    {
        var hash = new byte[SHA256.HashSizeInBytes];
        Of(key, hash);
        return hash;
    }

    /// <summary>Like <see cref="Of(string)"/>, into <paramref name="hash"/>. False when the key is longer than any.</summary>
    internal static bool Of(ReadOnlySpan<char> key, Span<byte> hash)
    {
        if (key.Length > LongestKey) return false;
        Span<byte> utf8 = stackalloc byte[LongestKey * 3];
        SHA256.HashData(utf8[..Encoding.UTF8.GetBytes(key, utf8)], hash);
        return true;
    }
}
