using System.Diagnostics;
using System.Globalization;
using AgentOps.Silo.Hosting;
using AgentOps.Silo.Postgres.Clusters;
using Npgsql;

namespace AgentOps.Silo.Commands;

/// <summary>PostgreSQL's own client programs, pointed at the company's database by environment: no password stands on a command line.</summary>
internal static class PostgresProgram
{
    /// <summary>How to start one.</summary>
    /// <exception cref="CannotStartException">It is not installed.</exception>
    public static ProcessStartInfo Of(OpenDatabase database, string name, IEnumerable<string> arguments)
    {
        var beside = database.Cluster is { } cluster ? Path.Combine(Path.GetDirectoryName(cluster.Psql)!, name) : null;
        var program = File.Exists(beside) ? beside : Executables.Find(name)
            ?? throw new CannotStartException($"There is no {name} here: install PostgreSQL's client programs.");
        var to = new NpgsqlConnectionStringBuilder(database.Address.ConnectionString);
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false };
        start.Environment["PGHOST"] = to.Host;
        start.Environment["PGPORT"] = to.Port.ToString(CultureInfo.InvariantCulture);
        start.Environment["PGUSER"] = to.Username;
        start.Environment["PGDATABASE"] = to.Database;
        if (to.Password is { Length: > 0 } password) start.Environment["PGPASSWORD"] = password;
        return start;
    }

    /// <summary>Runs one to its end; what it has to say goes to standard error.</summary>
    /// <exception cref="CommandFailedException">It failed; the message ends with its last line.</exception>
    public static async Task Run(ProcessStartInfo start, CancellationToken cancellationToken)
    {
        start.RedirectStandardError = true;
        using var process = Process.Start(start)!;
        try
        {
            var said = await process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            if (process.ExitCode == 0) return;
            var lines = said.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            var last = lines.LastOrDefault(line => line.Contains("error", StringComparison.OrdinalIgnoreCase)) ?? said.Trim();
            throw new CommandFailedException($"{Path.GetFileName(start.FileName)} failed: {last}");
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw;
        }
    }
}
