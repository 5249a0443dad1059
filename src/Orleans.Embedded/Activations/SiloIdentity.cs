using System.Net;
using Orleans.Runtime;

namespace Orleans.Activations;

/// <summary>Which silo this is. It opens no port; the generation tells one start from the next.</summary>
internal sealed class SiloIdentity
{
    private static int s_generation;

    public SiloAddress Address { get; } = SiloAddress.New(new IPEndPoint(IPAddress.Loopback, 0), Interlocked.Increment(ref s_generation));
}
