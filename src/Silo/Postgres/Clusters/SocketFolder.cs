using System.Security.Cryptography;
using System.Text;

namespace AgentOps.Silo.Postgres.Clusters;

/// <summary>Where the private server's Unix socket lives: under AGENTOPS_HOME, or, as a socket's path may have 107 bytes, in a short folder of the system's temporary one.</summary>
public static class SocketFolder
{
    private const int LongestPath = 107;
    private const string SocketName = "/.s.PGSQL.5432.lock";

    /// <summary>The folder for the cluster of a folder; always the same one.</summary>
    public static string Of(string clusterFolder)
    {
        var near = Path.Combine(clusterFolder, "socket");
        if (Encoding.UTF8.GetByteCount(near + SocketName) <= LongestPath) return near;
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(clusterFolder)))[..12];
        var far = Path.Combine(Path.GetTempPath(), "agentops-" + hash);
        return Encoding.UTF8.GetByteCount(far + SocketName) <= LongestPath ? far : "/tmp/agentops-" + hash;
    }
}
