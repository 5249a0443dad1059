using System.Net;
using Orleans.Runtime;

namespace Orleans.Activations;

/// <summary>Which silo this is. It opens no port; the generation tells one start from the next.</summary>
internal sealed class SiloIdentity(int generation)
{
    private static int s_generation;

    public SiloAddress Address { get; } = SiloAddress.New(new IPEndPoint(IPAddress.Loopback, 0), generation);

    /// <summary>The next silo of this process.</summary>
    public static SiloIdentity Next() => new(Interlocked.Increment(ref s_generation));
}
