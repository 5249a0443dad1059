using System.Buffers.Binary;
using System.Buffers.Text;

namespace AgentOps.Api.Lists;

/// <summary>A place in a list ordered by time, then id, newest first. Opaque to callers: 32 characters of base64url.</summary>
internal readonly record struct TimeCursor(DateTimeOffset At, Guid Id)
{
    private const int Size = sizeof(long) + 16;
    private const int Micro = 10;

    /// <summary>After everything: where a list starts.</summary>
    internal static TimeCursor End => new(DateTimeOffset.MaxValue, Guid.AllBitsSet);

    /// <summary>Reads a cursor; none means the start of the list. False for garbage.</summary>
    internal static bool TryParse(string? text, out TimeCursor cursor)
    {
        cursor = End;
        if (text is null) return true;
        Span<byte> bytes = stackalloc byte[Size];
        if (text.Length != 32 || !Base64Url.IsValid(text) || !Base64Url.TryDecodeFromChars(text, bytes, out var written) || written != Size) return false;
        var micros = BinaryPrimitives.ReadInt64BigEndian(bytes);
        if (micros < 0 || micros > DateTimeOffset.MaxValue.UtcTicks / Micro) return false;
        cursor = new(new DateTimeOffset(micros * Micro, TimeSpan.Zero), new Guid(bytes[sizeof(long)..], bigEndian: true));
        return true;
    }

    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Size];
        BinaryPrimitives.WriteInt64BigEndian(bytes, At.UtcTicks / Micro);
        Id.TryWriteBytes(bytes[sizeof(long)..], bigEndian: true, out _);
        return Base64Url.EncodeToString(bytes);
    }
}
