using System.IO.Compression;

namespace AgentOps.Api.Stage;

/// <summary>A file of the web app, in memory, with its compressed forms made at first use.</summary>
internal sealed class StageAsset(string contentType, string etag, bool immutable, byte[] bytes)
{
    private const int WorthCompressing = 1024;
    private readonly Lazy<byte[]> _brotli = new(() => Squeeze(bytes, static to => new BrotliStream(to, CompressionLevel.Optimal, leaveOpen: true)));
    private readonly Lazy<byte[]> _gzip = new(() => Squeeze(bytes, static to => new GZipStream(to, CompressionLevel.Optimal, leaveOpen: true)));

    internal string ContentType => contentType;

    internal string ETag => etag;

    /// <summary>Its name holds a hash of its content: it never changes.</summary>
    internal bool Immutable => immutable;

    /// <summary>The bytes for a client that accepts the given encodings, and the encoding they are in.</summary>
    internal (byte[] Bytes, string? Encoding) For(string acceptEncoding)
    {
        if (bytes.Length < WorthCompressing || !IsText) return (bytes, null);
        if (acceptEncoding.Contains("br", StringComparison.OrdinalIgnoreCase)) return (_brotli.Value, "br");
        return acceptEncoding.Contains("gzip", StringComparison.OrdinalIgnoreCase) ? (_gzip.Value, "gzip") : (bytes, null);
    }

    private bool IsText =>
        contentType.StartsWith("text/", StringComparison.Ordinal) || contentType.Contains("json", StringComparison.Ordinal)
        || contentType.Contains("svg", StringComparison.Ordinal) || contentType.Contains("wasm", StringComparison.Ordinal);

    private static byte[] Squeeze(byte[] bytes, Func<Stream, Stream> compress)
    {
        var target = new MemoryStream();
        using (var stream = compress(target)) stream.Write(bytes);
        return target.ToArray();
    }
}
