using System.Diagnostics;

namespace AgentOps.Silo.Postgres.Clusters;

/// <summary>The end of a program that was run: its exit code and what it printed, errors included.</summary>
internal sealed record ProgramRun(int ExitCode, string Output)
{
    public bool Ok => ExitCode == 0;

    /// <summary>The last line that says something, for a sentence to a person.</summary>
    public string LastLine => Output.Split('\n').Select(line => line.Trim()).LastOrDefault(line => line.Length > 0) ?? $"exit code {ExitCode}";

    /// <summary>Runs a program to its end, in the root folder, without input.</summary>
    public static async Task<ProgramRun> Of(string program, IEnumerable<string> arguments, CancellationToken cancellationToken, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/",
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>()) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        try
        {
            await process.WaitForExitAsync(cancellationToken);
            return new(process.ExitCode, await output + await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}
