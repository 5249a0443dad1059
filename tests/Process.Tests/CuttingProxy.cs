using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace AgentOps.Process.Tests;

/// <summary>
/// Between server and PostgreSQL: lets a statement through that carries <see cref="Mark"/>, waits until PostgreSQL has answered, so it is committed, and
/// then drops the answer and the connection. Twice for each text that follows the mark.
/// </summary>
internal sealed class CuttingProxy : IAsyncDisposable
{
    internal const string Mark = "LOSE-THE-ANSWER-";
    private const int Times = 2;
    private static readonly byte[] Bytes = Encoding.ASCII.GetBytes(Mark);

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<string, int> _lost = new();
    private readonly string _socket;
    private readonly Task _accepting;

    internal CuttingProxy(string socket)
    {
        _socket = socket;
        _listener.Start();
        _accepting = Accept();
    }

    internal int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>How many answers were dropped.</summary>
    internal int Lost => _lost.Values.Sum();

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _accepting;
    }

    private async Task Accept()
    {
        try
        {
            while (true) _ = Serve(await _listener.AcceptSocketAsync());
        }
        catch (SocketException)
        {
            // It was stopped.
        }
    }

    private async Task Serve(Socket client)
    {
        using (client)
        using (var upstream = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified))
        {
            try
            {
                await upstream.ConnectAsync(new UnixDomainSocketEndPoint(_socket));
                var cut = new StrongBox();
                await Task.WhenAny(Copy(client, upstream, sent => cut.Now |= IsToBeLost(sent), () => false), Copy(upstream, client, _ => { }, () => cut.Now));
            }
            catch (SocketException)
            {
                // One side is gone, and so is the other now.
            }
        }
    }

    private static async Task Copy(Socket from, Socket to, Action<ReadOnlySpan<byte>> look, Func<bool> drop)
    {
        var buffer = new byte[128 * 1024];
        while (await from.ReceiveAsync(buffer) is var count and > 0)
        {
            look(buffer.AsSpan(0, count));
            if (drop()) return;
            for (var sent = 0; sent < count;) sent += await to.SendAsync(buffer.AsMemory(sent, count - sent));
        }
    }

    private bool IsToBeLost(ReadOnlySpan<byte> sent)
    {
        var at = sent.IndexOf(Bytes);
        if (at < 0 || at + Bytes.Length + 2 > sent.Length) return false;
        var which = Encoding.ASCII.GetString(sent.Slice(at + Bytes.Length, 2));
        var times = _lost.AddOrUpdate(which, 1, (_, before) => Math.Min(before + 1, Times + 1));
        if (times <= Times) return true;
        _lost[which] = Times;
        return false;
    }

    private sealed class StrongBox
    {
        internal volatile bool Now;
    }
}
