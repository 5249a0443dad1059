using AgentOps.Silo.Hosting;

namespace AgentOps.Silo.Postgres.Clusters;

/// <summary>
/// Who runs the private server: PostgreSQL refuses to run as root, so root runs it as <c>postgres</c> or <c>nobody</c>; everyone else as themselves.
/// </summary>
internal sealed class ClusterUser
{
    private readonly string? _user;
    private readonly string? _runner;
    private readonly bool _mayPass;

    private ClusterUser(string? user, string? runner, bool mayPass) => (_user, _runner, _mayPass) = (user, runner, mayPass);

    /// <summary>The user for a cluster in <paramref name="folder"/>.</summary>
    /// <exception cref="CannotStartException">As root: no unprivileged user, or no program to become one.</exception>
    public static async Task<ClusterUser> For(string folder, CancellationToken cancellationToken)
    {
        if (!Environment.IsPrivilegedProcess) return new(null, null, false);
        var users = File.ReadLines("/etc/passwd").Select(line => line.Split(':')[0]).ToHashSet(StringComparer.Ordinal);
        var user = users.Contains("postgres") ? "postgres" : users.Contains("nobody") ? "nobody"
            : throw new CannotStartException("PostgreSQL refuses to run as root, and there is neither a user 'postgres' nor 'nobody'. Run agentops as another user.");
        var runner = Executables.Find("setpriv") ?? Executables.Find("runuser")
            ?? throw new CannotStartException("PostgreSQL refuses to run as root, and neither setpriv nor runuser is there to change the user. Run agentops as another user.");

        var plain = new ClusterUser(user, runner, false);
        var parent = Path.GetDirectoryName(folder)!;
        if ((await plain.Run("sh", Enter(parent), cancellationToken)).Ok) return plain;

        // The folder lies below one that only root may enter (/root). The server gets the right to pass, and nothing else.
        var passing = new ClusterUser(user, runner, true);
        if (runner.EndsWith("setpriv", StringComparison.Ordinal) && (await passing.Run("sh", Enter(parent), cancellationToken)).Ok) return passing;
        throw new CannotStartException(
            $"PostgreSQL must run as user '{user}', who cannot enter {folder}. Set AGENTOPS_HOME to a folder that everyone may enter, e.g. /var/lib/agentops.");
    }

    /// <summary>Gives a folder to that user alone.</summary>
    public async Task Own(string folder, CancellationToken cancellationToken)
    {
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        if (_user is null) return;
        var run = await ProgramRun.Of("chown", [$"{_user}:", folder], cancellationToken);
        if (!run.Ok) throw new CannotStartException($"The folder {folder} cannot be given to user '{_user}': {run.LastLine}");
    }

    /// <summary>Runs a program as that user.</summary>
    public Task<ProgramRun> Run(string program, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var (file, all) = Wrap(program, arguments);
        return ProgramRun.Of(file, all, cancellationToken, new Dictionary<string, string> { ["LC_ALL"] = "C.UTF-8" });
    }

    private static string[] Enter(string folder) => ["-c", "cd \"$1\"", "sh", folder];

    private (string File, IEnumerable<string> Arguments) Wrap(string program, IEnumerable<string> arguments)
    {
        if (_runner is null) return (program, arguments);
        if (_runner.EndsWith("runuser", StringComparison.Ordinal)) return (_runner, ["-u", _user!, "--", program, .. arguments]);
        string[] pass = _mayPass ? ["--inh-caps=+dac_read_search", "--ambient-caps=+dac_read_search"] : [];
        return (_runner, ["--reuid", _user!, "--regid", _user == "nobody" ? "nogroup" : _user!, "--clear-groups", .. pass, "--", program, .. arguments]);
    }
}
