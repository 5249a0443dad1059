namespace AgentOps.Steps;

/// <summary>
/// The name under which a server's own executors hold their steps. It tells one start of a server from the next, so that what a killed server held is
/// taken back when it, or another, finds it, and not only when the lease ends.
/// </summary>
public static class ServerWorker
{
    private const string Prefix = "server#";

    /// <summary>The name of the executors of this silo.</summary>
    public static string Of(SiloAddress silo) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Prefix}{silo.Generation}");

    /// <summary>Whether a worker is a server's own; no other may be named so.</summary>
    public static bool Is(string? worker) => worker?.StartsWith(Prefix, StringComparison.Ordinal) is true;
}
