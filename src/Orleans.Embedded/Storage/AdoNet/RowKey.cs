using System.Text;
using Orleans.Runtime;

namespace Orleans.Storage.AdoNet;

/// <summary>
/// The identity of a row, exactly as Orleans computes it: by the text of the key, so that a text that reads as a GUID or a hexadecimal number is
/// stored as one.
/// </summary>
internal readonly record struct RowKey(long N0, long N1, string? Text, bool IsGuid, bool IsNumber)
{
    public static RowKey Of(GrainId grainId)
    {
        if (grainId.TryGetGuidKey(out var guid, out var extension))
        {
            var bytes = guid.ToByteArray();
            return new RowKey(BitConverter.ToInt64(bytes, 0), BitConverter.ToInt64(bytes, 8), extension, true, false);
        }

        return grainId.TryGetIntegerKey(out var number, out extension)
            ? new RowKey(0, number, extension, false, true)
            : new RowKey(0, 0, grainId.Key.ToString(), false, false);
    }

    /// <summary>The bytes that Orleans hashes.</summary>
    public byte[] HashBytes()
    {
        byte[] number = IsNumber ? BitConverter.GetBytes(N1) : IsGuid ? [.. BitConverter.GetBytes(N0), .. BitConverter.GetBytes(N1)] : [];
        byte[] bytes = [.. number, .. Encoding.UTF8.GetBytes(Text ?? string.Empty)];
        Array.Reverse(bytes);
        return bytes;
    }

    public override string ToString() => IsNumber || IsGuid ? $"{N0:x}:{N1:x}{(Text is null ? null : "#" + Text)}" : Text!;
}
