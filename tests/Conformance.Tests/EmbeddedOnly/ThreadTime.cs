using System.Diagnostics;
using System.Globalization;

namespace AgentOps.Conformance.Tests.EmbeddedOnly;

/// <summary>The time this thread has had the processor, so that a loaded machine does not decide a test. Elapsed time where the system does not tell.</summary>
internal static class ThreadTime
{
    private const string Source = "/proc/thread-self/schedstat";

    public static TimeSpan Now => File.Exists(Source)
        ? TimeSpan.FromMicroseconds(long.Parse(File.ReadAllText(Source).Split(' ')[0], CultureInfo.InvariantCulture) / 1000)
        : Stopwatch.GetElapsedTime(0);
}
