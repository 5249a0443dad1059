using System.Net;
using Orleans.Runtime;

namespace Orleans.Activations;

/// <summary>Which silo this is. It opens no port; the generation tells one start from the next.</summary>
internal sealed class SiloIdentity(int generation) : ILocalSiloDetails
{
    private static readonly DateTimeOffset s_epoch = new(2010, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static int s_generation;

    public SiloAddress SiloAddress { get; } = SiloAddress.New(new IPEndPoint(IPAddress.Loopback, 0), generation);

    /// <summary>The next silo: as Orleans does, the seconds since 2010, so that a restarted process has another; never twice in this process.</summary>
    public static SiloIdentity Next(TimeProvider clock)
    {
        var now = (int)(clock.GetUtcNow() - s_epoch).TotalSeconds;
        while (true)
        {
            var last = Volatile.Read(ref s_generation);
            var next = Math.Max(now, last + 1);
            if (Interlocked.CompareExchange(ref s_generation, next, last) == last) return new(next);
        }
    }
}
