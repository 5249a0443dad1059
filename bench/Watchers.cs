using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace AgentOps.Bench;

/// <summary>
/// Many live streams of one company, events at a steady rate. An event's time runs from before it is sent to the server, so insert and commit are in it,
/// to when a client has read it. Every client must get every event.
/// </summary>
internal static class Watchers
{
    private static ReadOnlySpan<byte> Mark => "\"title\":\"bench-"u8;

    internal static async Task<Watched> Measure(BenchStage stage, int watchers, int perSecond, int seconds)
    {
        var company = await stage.Company("watched");
        var events = perSecond * seconds;
        var sent = new long[events];
        var waits = new ConcurrentBag<List<double>>();
        using var http = new RawHttp(stage.Port);
        var sockets = new List<Socket>();
        await Send(http, company, "warm", sent: null, perSecond, 2);
        var before = await Settled(stage);
        for (var i = 0; i < watchers; i++) sockets.Add(await Open(stage.Port, company));
        var each = (await Settled(stage) - before) / 1024.0 / watchers;

        var readers = sockets.Select(socket => Task.Run(() => Read(socket, sent, events, waits))).ToList();
        await Send(http, company, "bench", sent, perSecond, seconds);
        await Task.WhenAll(readers).WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System);
        foreach (var socket in sockets) socket.Dispose();
        return new(Latencies.Of(waits.SelectMany(w => w)), each);
    }

    private static async Task Send(RawHttp http, string company, string name, long[]? sent, int perSecond, int seconds)
    {
        var started = Stopwatch.GetTimestamp();
        for (var n = 0; n < perSecond * seconds; n++)
        {
            var due = TimeSpan.FromSeconds((double)n / perSecond) - Stopwatch.GetElapsedTime(started);
            if (due > TimeSpan.Zero) await Task.Delay(due, TimeProvider.System);
            var request = RawHttp.Post($"/api/companies/{company}/events", BenchStage.Key, $$"""{"events":[{"id":"{{name}}-{{n}}","kind":"external","title":"{{name}}-{{n}}."}]}""");
            if (sent is not null) Volatile.Write(ref sent[n], Stopwatch.GetTimestamp());
            var (status, body) = await http.Send(request);
            if (status != 200) throw new InvalidOperationException($"{status}: {body}");
        }
    }

    private static async Task<Socket> Open(int port, string company)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, port);
        await socket.SendAsync(Encoding.ASCII.GetBytes($"GET /api/companies/{company}/events/stream HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {BenchStage.Key}\r\n\r\n"));
        var answer = new byte[4096];
        var read = 0;
        while (answer.AsSpan(0, read).IndexOf(": connected"u8) < 0)
        {
            var got = await socket.ReceiveAsync(answer.AsMemory(read));
            if (got == 0) throw new IOException($"The stream was refused: {Encoding.ASCII.GetString(answer, 0, read)}");
            read += got;
        }

        return socket;
    }

    private static async Task Read(Socket socket, long[] sent, int events, ConcurrentBag<List<double>> waits)
    {
        var buffer = new byte[16 * 1024];
        var own = new List<double>(events);
        var kept = 0;
        while (own.Count < events)
        {
            var got = await socket.ReceiveAsync(buffer.AsMemory(kept));
            var now = Stopwatch.GetTimestamp();
            if (got == 0) throw new IOException($"A stream ended after {own.Count} of {events} events.");
            kept = Count(buffer.AsSpan(0, kept + got), sent, own, now);
        }

        waits.Add(own);
    }

    /// <summary>Takes note of every whole event; what is left of a cut one moves to the front.</summary>
    private static int Count(Span<byte> received, long[] sent, List<double> own, long now)
    {
        var rest = received;
        for (var at = rest.IndexOf(Mark); at >= 0; at = rest.IndexOf(Mark))
        {
            var number = rest[(at + Mark.Length)..];
            if (number.IndexOf((byte)'.') < 0)
            {
                rest = rest[at..];
                rest.CopyTo(received);
                return rest.Length;
            }

            Utf8Parser.TryParse(number, out int n, out var used);
            own.Add(Stopwatch.GetElapsedTime(Volatile.Read(ref sent[n]), now).TotalMilliseconds);
            rest = number[used..];
        }

        var tail = rest[Math.Max(0, rest.Length - Mark.Length)..];
        tail.CopyTo(received);
        return tail.Length;
    }

    /// <summary>The server's memory once it has stopped moving.</summary>
    private static async Task<long> Settled(BenchStage stage)
    {
        var last = stage.Memory();
        for (var i = 0; i < 20; i++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(500), TimeProvider.System);
            var now = stage.Memory();
            if (Math.Abs(now - last) < 256 * 1024) return now;
            last = now;
        }

        return last;
    }
}
