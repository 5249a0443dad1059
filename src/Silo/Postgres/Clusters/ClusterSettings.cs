using System.Globalization;

namespace AgentOps.Silo.Postgres.Clusters;

/// <summary>The private server's settings, written anew at each start.</summary>
internal static class ClusterSettings
{
    public const string FileName = "agentops.conf";

    /// <summary>Settings for a machine with so much memory. Every commit is flushed to disk before it is answered.</summary>
    public static string For(string socketFolder, long memoryBytes)
    {
        var buffers = Math.Clamp(memoryBytes / (1024 * 1024) / 16, 64, 512);
        return string.Create(CultureInfo.InvariantCulture, $"""
            # Written by agentops at each start; changes here are lost.
            listen_addresses = ''
            unix_socket_directories = '{socketFolder.Replace("'", "''", StringComparison.Ordinal)}'
            unix_socket_permissions = 0700
            port = 5432
            max_connections = 150
            shared_buffers = {buffers}MB
            fsync = on
            synchronous_commit = on
            full_page_writes = on
            wal_compression = on
            wal_buffers = 16MB
            max_wal_size = 2GB
            min_wal_size = 256MB
            checkpoint_completion_target = 0.9
            # A writing transaction left open would stall every reader of events.
            idle_in_transaction_session_timeout = '30s'
            jit = off
            autovacuum_naptime = '15s'
            autovacuum_vacuum_insert_scale_factor = 0.1
            log_min_messages = warning
            log_timezone = 'UTC'
            timezone = 'UTC'

            """);
    }

    /// <summary>Makes postgresql.conf read them.</summary>
    public static async Task Include(string mainFile, CancellationToken cancellationToken)
    {
        const string line = $"include_if_exists '{FileName}'";
        if (!File.ReadLines(mainFile).Contains(line)) await File.AppendAllTextAsync(mainFile, "\n" + line + "\n", cancellationToken);
    }
}
