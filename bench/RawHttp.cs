using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace AgentOps.Bench;

/// <summary>One HTTP/1.1 connection that sends ready-made requests: a load generator must not cost more than what it measures.</summary>
internal sealed class RawHttp : IDisposable
{
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _buffer = new byte[64 * 1024];

    internal RawHttp(int port) => _socket.Connect(IPAddress.Loopback, port);

    internal static byte[] Post(string path, string key, string body) => Encoding.UTF8.GetBytes(
        $"POST {path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {key}\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");

    /// <summary>Sends a request and reads its answer: status and body. Answers with a length or in chunks.</summary>
    internal async ValueTask<(int Status, string Body)> Send(byte[] request)
    {
        await _socket.SendAsync(request);
        var read = 0;
        while (true)
        {
            var got = await _socket.ReceiveAsync(_buffer.AsMemory(read));
            if (got == 0) throw new IOException("The server closed the connection.");
            read += got;
            var end = _buffer.AsSpan(0, read).IndexOf("\r\n\r\n"u8);
            if (end < 0) continue;
            var head = Encoding.ASCII.GetString(_buffer, 0, end);
            var status = int.Parse(head.AsSpan(9, 3), System.Globalization.CultureInfo.InvariantCulture);
            var body = _buffer.AsSpan(end + 4, read - end - 4);
            if (Length(head) is { } length)
            {
                if (body.Length >= length) return (status, Encoding.UTF8.GetString(body[..length]));
            }
            else if (body.EndsWith("0\r\n\r\n"u8))
            {
                return (status, Unchunk(body));
            }
        }
    }

    public void Dispose() => _socket.Dispose();

    private static int? Length(string head)
    {
        const string Name = "Content-Length: ";
        var at = head.IndexOf(Name, StringComparison.OrdinalIgnoreCase);
        if (at < 0) return null;
        var rest = head.AsSpan(at + Name.Length);
        var end = rest.IndexOf('\r');
        return int.Parse(end < 0 ? rest : rest[..end], System.Globalization.CultureInfo.InvariantCulture);
    }

    private static string Unchunk(ReadOnlySpan<byte> body)
    {
        var text = new StringBuilder();
        while (Utf8Parser.TryParse(body, out int size, out var used, 'x') && size > 0)
        {
            text.Append(Encoding.UTF8.GetString(body.Slice(used + 2, size)));
            body = body[(used + 2 + size + 2)..];
        }

        return text.ToString();
    }
}
