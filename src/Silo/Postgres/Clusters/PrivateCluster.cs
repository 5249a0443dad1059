using System.Globalization;
using AgentOps.Silo.Hosting;
using Npgsql;

namespace AgentOps.Silo.Postgres.Clusters;

/// <summary>
/// The private PostgreSQL under AGENTOPS_HOME (SPEC §11): made at first use, listening on a Unix socket only, which only its owner may enter;
/// database and role <c>agentops</c>. A server that a killed agentops left behind is used again.
/// </summary>
public sealed class PrivateCluster
{
    private const string Name = "agentops";
    private const string SuperUser = "postgres";

    private readonly string _data;
    private readonly string _socket;
    private readonly string _log;
    private readonly PostgresBinaries _binaries;
    private readonly ClusterUser _user;

    private PrivateCluster(string folder, PostgresBinaries binaries, ClusterUser user)
    {
        (_data, _log) = (Path.Combine(folder, "data"), Path.Combine(folder, "server.log"));
        (_socket, _binaries, _user) = (SocketFolder.Of(folder), binaries, user);
    }

    /// <summary>How to connect as the role <c>agentops</c>.</summary>
    public string ConnectionString => ConnectionOf(Name, Name);

    /// <summary>The program <c>psql</c> of this installation, if it has one.</summary>
    public string? Psql => File.Exists(_binaries.Program("psql")) ? _binaries.Program("psql") : Executables.Find("psql");

    /// <summary>True when this call started the server; false when it was running already.</summary>
    public bool Started { get; private set; }

    /// <summary>Makes sure that the cluster of <paramref name="home"/> exists and runs.</summary>
    /// <param name="home">AGENTOPS_HOME, a full path.</param>
    /// <param name="say">Told what takes a while, in words for a person.</param>
    /// <exception cref="CannotStartException">It cannot be; the message says why and what to do.</exception>
    public static async Task<PrivateCluster> Ensure(string home, Action<string> say, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(home, "postgres");
        Directory.CreateDirectory(folder);
        // Two agentops started at once must not both run initdb.
        await using var oneAtATime = await FileLock.Take(Path.Combine(home, "cluster.lock"), cancellationToken);

        var version = Path.Combine(folder, "data", "PG_VERSION");
        var made = File.Exists(version);
        var binaries = await PostgresBinaries.Find(
            made ? int.Parse(File.ReadAllText(version).Trim(), NumberStyles.None, CultureInfo.InvariantCulture) : null, say, cancellationToken);
        var user = await ClusterUser.For(folder, cancellationToken);
        await user.Own(folder, cancellationToken);
        var cluster = new PrivateCluster(folder, binaries, user);
        if (!made) await cluster.Make(say, cancellationToken);
        await cluster.Start(cancellationToken);
        await cluster.EnsureDatabase(cancellationToken);
        return cluster;
    }

    /// <summary>Stops the server: orderly within 20 s, else at once (the next start recovers).</summary>
    public async Task Stop()
    {
        var stop = await _user.Run(_binaries.Program("pg_ctl"), ["stop", "-D", _data, "-m", "fast", "-w", "-t", "20"], CancellationToken.None);
        if (!stop.Ok) await _user.Run(_binaries.Program("pg_ctl"), ["stop", "-D", _data, "-m", "immediate", "-w", "-t", "5"], CancellationToken.None);
    }

    private async Task Make(Action<string> say, CancellationToken cancellationToken)
    {
        say($"Making a private database with PostgreSQL {_binaries.Major} in {Path.GetDirectoryName(_data)}.");
        if (Directory.Exists(_data)) Directory.Delete(_data, recursive: true);
        var run = await _user.Run(
            _binaries.Program("initdb"), ["-D", _data, "-U", SuperUser, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"], cancellationToken);
        if (!run.Ok) throw new CannotStartException($"The private database could not be made: {run.LastLine}");
    }

    private async Task Start(CancellationToken cancellationToken)
    {
        var running = await _user.Run(_binaries.Program("pg_ctl"), ["status", "-D", _data], cancellationToken);
        if (running.Ok)
        {
            // Left behind by a killed agentops; it may be recovering still, or have lost its socket to a cleaned temporary folder.
            if (Directory.Exists(_socket) && await AnswersSoon(cancellationToken)) return;
            await Stop();
        }

        Directory.CreateDirectory(_socket);
        await _user.Own(_socket, cancellationToken);
        ForgetDeadServer();
        var settings = ClusterSettings.For(_socket, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes);
        await File.WriteAllTextAsync(Path.Combine(_data, ClusterSettings.FileName), settings, cancellationToken);
        await ClusterSettings.Include(Path.Combine(_data, "postgresql.conf"), cancellationToken);
        var start = await _user.Run(_binaries.Program("pg_ctl"), ["start", "-D", _data, "-l", _log, "-w", "-t", "60"], cancellationToken);
        if (!start.Ok && !await Answers(cancellationToken))
            throw new CannotStartException($"The private PostgreSQL does not start: {LastLogLine() ?? start.LastLine} (see {_log}).");
        Started = true;
    }

    /// <summary>Removes the mark of a server that is gone, when its process number now belongs to something else.</summary>
    private void ForgetDeadServer()
    {
        var file = Path.Combine(_data, "postmaster.pid");
        if (!File.Exists(file)) return;
        var first = File.ReadLines(file).FirstOrDefault()?.Trim();
        var program = $"/proc/{first}/comm";
        if (Directory.Exists("/proc/self") && !(File.Exists(program) && File.ReadAllText(program).StartsWith("post", StringComparison.Ordinal))) File.Delete(file);
    }

    private async Task<bool> AnswersSoon(CancellationToken cancellationToken)
    {
        for (var looks = 0; looks < 100; looks++)
        {
            if (await Answers(cancellationToken)) return true;
            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, cancellationToken);
        }

        return false;
    }

    private async Task<bool> Answers(CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = new NpgsqlConnection(ConnectionOf(SuperUser, SuperUser));
            await connection.OpenAsync(cancellationToken);
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private async Task EnsureDatabase(CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(ConnectionOf(SuperUser, SuperUser));
        await connection.OpenAsync(cancellationToken);
        foreach (var (exists, make) in new[]
        {
            ($"select 1 from pg_roles where rolname = '{Name}'", $"create role {Name} login"),
            ($"select 1 from pg_database where datname = '{Name}'", $"create database {Name} owner {Name}"),
        })
        {
            await using var asked = new NpgsqlCommand(exists, connection);
            if (await asked.ExecuteScalarAsync(cancellationToken) is not null) continue;
            await using var command = new NpgsqlCommand(make, connection);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private string ConnectionOf(string user, string database) =>
        new NpgsqlConnectionStringBuilder { Host = _socket, Username = user, Database = database, Pooling = database == Name, Timeout = 15 }.ConnectionString;

    private string? LastLogLine() =>
        File.Exists(_log) ? File.ReadLines(_log).LastOrDefault(line => line.Contains("FATAL", StringComparison.Ordinal) || line.Contains("ERROR", StringComparison.Ordinal)) : null;
}
