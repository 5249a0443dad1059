using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AgentOps.Time;

/// <summary>
/// UUIDs version 7 from the injected clock and an origin (ARCHITECTURE §3): the same origin and serial at the same time give the same id, so
/// that a write repeated after a crash cannot record a thing twice.
/// </summary>
public static class Ids
{
    /// <summary>The id of the <paramref name="serial"/>th thing of <paramref name="origin"/> (a grain key with its concept).</summary>
    public static Guid Of(DateTimeOffset at, string origin, long serial)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{origin}\n{serial}")), hash);
        var id = hash[..16];
        Span<byte> time = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(time, at.ToUnixTimeMilliseconds());
        time[2..].CopyTo(id);
        id[6] = (byte)(0x70 | (id[6] & 0x0F));
        id[8] = (byte)(0x80 | (id[8] & 0x3F));
        return new Guid(id, bigEndian: true);
    }
}
