using System.Globalization;
using System.Text.RegularExpressions;
using AgentOps.Silo.Hosting;

namespace AgentOps.Silo.Postgres.Clusters;

/// <summary>An installed PostgreSQL: where its programs are, and its major version.</summary>
internal sealed partial record PostgresBinaries(string Folder, int Major)
{
    /// <summary>The oldest major version we run on: <c>UNIQUE NULLS NOT DISTINCT</c> came with it.</summary>
    public const int Oldest = 15;

    public string Program(string name) => Path.Combine(Folder, name);

    /// <summary>
    /// The programs to run a cluster with: those of <paramref name="major"/> when the cluster exists already, else the newest.
    /// As root on a Debian-like system, PostgreSQL is installed when there is none.
    /// </summary>
    /// <exception cref="CannotStartException">There is none; the message says what to do.</exception>
    public static async Task<PostgresBinaries> Find(int? major, Action<string> say, CancellationToken cancellationToken)
    {
        var found = await Installed(cancellationToken);
        if (found.Count == 0 && Environment.IsPrivilegedProcess && Executables.Find("apt-get") is { } apt)
        {
            say("PostgreSQL is not installed: installing it with apt-get.");
            await Install(apt, cancellationToken);
            found = await Installed(cancellationToken);
        }

        if (major is { } needed)
        {
            return found.FirstOrDefault(f => f.Major == needed)
                ?? throw new CannotStartException($"The private database was made by PostgreSQL {needed}, which is not installed any more. Install it, or set AGENTOPS_DATABASE.");
        }

        return found.Where(f => f.Major >= Oldest).MaxBy(f => f.Major)
            ?? throw new CannotStartException(found.Count > 0
                ? $"PostgreSQL {found.Max(f => f.Major)} is too old: {Oldest} or newer is needed. Install one, or set AGENTOPS_DATABASE."
                : $"There is no PostgreSQL: install version {Oldest} or newer (apt-get install -y postgresql), or set AGENTOPS_DATABASE to a server's connection string.");
    }

    private static async Task<List<PostgresBinaries>> Installed(CancellationToken cancellationToken)
    {
        var folders = new List<string>();
        // The distribution's wrappers on PATH (initdb is not among them) are no installation of their own.
        if (Executables.Find("initdb") is { } initdb) folders.Add(Path.GetDirectoryName(File.ResolveLinkTarget(initdb, true)?.FullName ?? initdb)!);
        if (Directory.Exists("/usr/lib/postgresql")) folders.AddRange(Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin")));
        if (Directory.Exists("/usr")) folders.AddRange(Directory.GetDirectories("/usr", "pgsql-*").Select(version => Path.Combine(version, "bin")));

        var found = new List<PostgresBinaries>();
        foreach (var folder in folders.Distinct().Where(folder => File.Exists(Path.Combine(folder, "postgres")) && File.Exists(Path.Combine(folder, "initdb"))))
        {
            var run = await ProgramRun.Of(Path.Combine(folder, "postgres"), ["--version"], cancellationToken);
            if (run.Ok && Version().Match(run.Output) is { Success: true } match)
                found.Add(new(folder, int.Parse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture)));
        }

        return found;
    }

    private static async Task Install(string apt, CancellationToken cancellationToken)
    {
        var environment = new Dictionary<string, string> { ["DEBIAN_FRONTEND"] = "noninteractive" };
        string[] install = ["install", "-y", "--no-install-recommends", "postgresql"];
        var run = await ProgramRun.Of(apt, install, cancellationToken, environment);
        if (!run.Ok)
        {
            await ProgramRun.Of(apt, ["update"], cancellationToken, environment);
            run = await ProgramRun.Of(apt, install, cancellationToken, environment);
        }

        if (!run.Ok)
            throw new CannotStartException($"There is no PostgreSQL, and 'apt-get install -y postgresql' failed: {run.LastLine}. Install it, or set AGENTOPS_DATABASE.");
    }

    [GeneratedRegex(@"\s(\d+)[.\w]")]
    private static partial Regex Version();
}
