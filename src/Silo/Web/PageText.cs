using System.Text;
using AgentOps.Web;

namespace AgentOps.Silo.Web;

/// <summary>Turns a body into text by its byte order mark, its declared character set, or what its own head says; else UTF-8.</summary>
internal static class PageText
{
    static PageText() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    internal static string Decode(WebAnswer answer)
    {
        var body = answer.Body.AsSpan();
        var (encoding, skip) = body switch
        {
            [0xEF, 0xBB, 0xBF, ..] => (Encoding.UTF8, 3),
            [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
            [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
            _ => (Named(answer.Charset) ?? Named(Declared(body)) ?? Encoding.UTF8, 0),
        };
        var text = encoding.GetString(body[skip..]);
        if (IsBinary(text)) throw new FetchException($"{WebClient.Shown(answer.Address)} is no readable text; it looks binary or wrongly encoded.", retryable: false);
        return text;
    }

    /// <summary>Without the characters that cannot be stored or shown.</summary>
    internal static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) clean.Append(c).Append(text[++i]);
            else if (char.IsSurrogate(c)) clean.Append('\uFFFD');
            else if (c is '\n' || !char.IsControl(c)) clean.Append(c);
            else if (c is '\t' or '\r') clean.Append(' ');
        }

        return clean.ToString();
    }

    private static Encoding? Named(string? charset)
    {
        if (string.IsNullOrWhiteSpace(charset)) return null;
        try
        {
            return Encoding.GetEncoding(charset.Trim('"', '\'', ' '));
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static string? Declared(ReadOnlySpan<byte> body)
    {
        var head = Encoding.Latin1.GetString(body[..Math.Min(body.Length, 2_048)]);
        foreach (var mark in (string[])["charset=", "encoding="])
        {
            var at = head.IndexOf(mark, StringComparison.OrdinalIgnoreCase);
            if (at < 0) continue;
            var rest = head[(at + mark.Length)..].TrimStart('"', '\'', ' ');
            return new string([.. rest.TakeWhile(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')]);
        }

        return null;
    }

    private static bool IsBinary(string text)
    {
        var head = text.AsSpan(0, Math.Min(text.Length, 4_096));
        var odd = head.Count('\uFFFD') + head.Count('\0');
        return head.Contains('\0') || (head.Length > 0 && odd * 10 > head.Length);
    }
}
