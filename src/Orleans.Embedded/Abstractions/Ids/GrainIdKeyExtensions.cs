using System.Globalization;

namespace Orleans.Runtime;

/// <summary>Keys that are numbers. Orleans reads any key of that shape as a number, whatever interface it was made by.</summary>
public static class GrainIdKeyExtensions
{
    /// <summary>The key of a grain addressed by an integer: upper-case hexadecimal.</summary>
    public static IdSpan CreateIntegerKey(long key) => IdSpan.Create(key.ToString("X", CultureInfo.InvariantCulture));

    /// <summary>The key of a grain addressed by a GUID: 32 hexadecimal digits.</summary>
    public static IdSpan CreateGuidKey(Guid key) => IdSpan.Create(key.ToString("N"));

    /// <summary>Reads the key as a hexadecimal number, with what follows a plus sign as its extension.</summary>
    public static bool TryGetIntegerKey(this GrainId grainId, out long key, out string? keyExt)
    {
        var text = grainId.Key.ToString();
        var plus = text.IndexOf('+', StringComparison.Ordinal);
        keyExt = plus < 0 ? null : text[(plus + 1)..];
        var number = plus < 0 ? text : text[..plus];
        return long.TryParse(number, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out key);
    }

    /// <summary>Reads the key as a GUID, with what follows a plus sign as its extension.</summary>
    public static bool TryGetGuidKey(this GrainId grainId, out Guid key, out string? keyExt)
    {
        var text = grainId.Key.ToString();
        keyExt = null;
        if (text.Length > 32 && text[32] == '+')
        {
            keyExt = text[33..];
            text = text[..32];
        }

        return Guid.TryParseExact(text, "N", out key);
    }
}
