using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace AgentOps.Process.Tests;

/// <summary>
/// A PostgreSQL of one test's own, to be stopped, paused and starved of disk. A shell supervises it as a service manager would: it starts the server
/// again when it ended, unless a file says that it is to stay down. As root the server runs as an unprivileged user, as PostgreSQL demands.
/// </summary>
internal sealed class OwnPostgres : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private readonly string _folder = Directory.CreateTempSubdirectory("agentops-pg-").FullName;
    private readonly System.Diagnostics.Process _supervisor;

    private OwnPostgres(bool smallDisk)
    {
        File.SetUnixFileMode(_folder, (UnixFileMode)0b111_111_111);
        var start = new ProcessStartInfo(smallDisk ? "unshare" : "bash", [.. smallDisk ? ["-m", "bash"] : Array.Empty<string>(), "-c", Script(_folder, smallDisk)]);
        _supervisor = System.Diagnostics.Process.Start(start)!;
    }

    /// <summary>Only root may mount a small disk.</summary>
    internal static bool CanMount { get; } = Environment.IsPrivilegedProcess;

    /// <summary>Where it listens; nowhere else.</summary>
    internal string Socket => Path.Combine(_folder, ".s.PGSQL.5432");

    internal string ConnectionString => $"Host={_folder};Username=postgres;Database=postgres";

    /// <summary>The folder of its data. A mount of the supervisor's own is seen through that process.</summary>
    private string Disk => $"/proc/{_supervisor.Id}/root{_folder}/disk";

    internal static async Task<OwnPostgres> Start(bool smallDisk = false)
    {
        var postgres = new OwnPostgres(smallDisk);
        await postgres.Answers();
        return postgres;
    }

    /// <summary>Stops it the hard way, as <c>pg_ctl stop -m immediate</c> does, and keeps it down. What was not committed is lost.</summary>
    internal async Task StopImmediately()
    {
        File.Create(Path.Combine(_folder, "down")).Dispose();
        await Kill("-QUIT", [Postmaster()]);
        await Server.Until(() => Task.FromResult(Children(_supervisor.Id).All(c => Name(c) != "postgres")), Patience, () => "PostgreSQL does not stop.");
    }

    /// <summary>Lets it start again, and waits until it takes connections.</summary>
    internal Task Back()
    {
        File.Delete(Path.Combine(_folder, "down"));
        return Answers();
    }

    /// <summary>SIGSTOP to each of its processes: nothing answers, nothing closes.</summary>
    internal Task Pause() => Kill("-STOP", [Postmaster(), .. Children(Postmaster())]);

    internal Task Resume() => Kill("-CONT", [Postmaster(), .. Children(Postmaster())]);

    /// <summary>Fills its small disk to the last byte.</summary>
    internal void FillDisk()
    {
        using var ballast = new FileStream(Path.Combine(Disk, "ballast"), FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        var block = new byte[4096];
        try
        {
            while (true) ballast.Write(block);
        }
        catch (IOException)
        {
            // It is full.
        }
    }

    internal void FreeDisk() => File.Delete(Path.Combine(Disk, "ballast"));

    /// <summary>Waits until it takes connections.</summary>
    internal Task Answers() => Server.Until(
        async () =>
        {
            if (_supervisor.HasExited) throw new InvalidOperationException("PostgreSQL could not be set up.");
            try
            {
                await using var connection = new NpgsqlConnection(ConnectionString + ";Pooling=false");
                await connection.OpenAsync();
                return true;
            }
            catch (NpgsqlException)
            {
                return false;
            }
        },
        Patience, () => "PostgreSQL takes no connections.");

    public async ValueTask DisposeAsync()
    {
        _supervisor.Kill();
        await _supervisor.WaitForExitAsync();
        // The server gets SIGQUIT when its supervisor is gone; a paused one must be woken for that.
        await Server.Until(
            () =>
            {
                try
                {
                    Directory.Delete(_folder, recursive: true);
                    return Task.FromResult(true);
                }
                catch (IOException)
                {
                    return Task.FromResult(false);
                }
            },
            Patience, () => $"{_folder} cannot be deleted.");
    }

    private static string Script(string folder, bool smallDisk)
    {
        var (data, user) = ($"{folder}/disk/data", Environment.IsPrivilegedProcess ? $"--reuid {Unprivileged} --regid {Unprivileged} --clear-groups" : "");
        var settings = $"-c unix_socket_directories={folder} -c fsync=off -c full_page_writes=off -c max_connections=200 -c min_wal_size=32MB -c max_wal_size=48MB";
        return $"""
            set -e
            mkdir {folder}/disk
            {(smallDisk ? $"mount -t tmpfs -o size=112m small {folder}/disk" : "")}
            chmod 777 {folder}/disk
            setpriv {user} -- {Programs}/initdb -D {data} -U postgres -A trust -E UTF8 --locale=C.UTF-8 >/dev/null
            set +e
            while kill -0 $PPID 2>/dev/null; do
              [ -e {folder}/down ] || setpriv --pdeathsig QUIT {user} -- {Programs}/postgres -D {data} -c listen_addresses= {settings} 2>>{folder}/log
              sleep 0.1
            done
            """;
    }

    private int Postmaster() => Children(_supervisor.Id).Single(c => Name(c) == "postgres");

    private static int[] Children(int parent) =>
    [
        .. File.ReadAllText($"/proc/{parent}/task/{parent}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(child => int.Parse(child, CultureInfo.InvariantCulture)),
    ];

    private static string Name(int process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/comm").Trim();
        }
        catch (IOException)
        {
            return "";
        }
    }

    private static async Task Kill(string signal, int[] processes)
    {
        using var kill = System.Diagnostics.Process.Start("kill", [signal, .. processes.Select(p => p.ToString(CultureInfo.InvariantCulture))]);
        await kill.WaitForExitAsync();
    }

    private static string Unprivileged { get; } = File.ReadLines("/etc/passwd").Any(l => l.StartsWith("postgres:", StringComparison.Ordinal)) ? "postgres" : "65534";

    private static string Programs { get; } = (Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql") : [])
        .OrderDescending(StringComparer.Ordinal).Select(version => Path.Combine(version, "bin")).Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(':'))
        .First(folder => File.Exists(Path.Combine(folder, "initdb")));
}
