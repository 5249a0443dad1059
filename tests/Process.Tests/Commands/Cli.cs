using System.Diagnostics;
using System.Text.Json.Nodes;

namespace AgentOps.Process.Tests.Commands;

/// <summary>The program as a person or a script calls it.</summary>
internal sealed record Cli(int Code, string Out, string Error)
{
    internal JsonNode Json => JsonNode.Parse(Out)!;

    /// <summary>Runs a command against a server, to its end.</summary>
    internal static async Task<Cli> Run(Server server, params string[] arguments)
    {
        using var process = Start(server, arguments);
        process.StandardInput.Close();
        return await Ended(process);
    }

    /// <summary>Starts a command against a server.</summary>
    internal static System.Diagnostics.Process Start(Server server, params string[] arguments) =>
        Start(arguments, ("AGENTOPS_URLS", server.Address.ToString()), ("AGENTOPS_HOME", server.Home), ("AGENTOPS_ADMIN_KEY", Server.Key));

    /// <summary>Starts a command with an environment of its own.</summary>
    internal static System.Diagnostics.Process Start(string[] arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet", [Server.Assembly, .. arguments])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetTempPath(),
        };
        foreach (var name in start.Environment.Keys.Where(n => n.StartsWith("AGENTOPS_", StringComparison.Ordinal)).ToList()) start.Environment.Remove(name);
        foreach (var (name, value) in environment) start.Environment[name] = value;
        return System.Diagnostics.Process.Start(start)!;
    }

    /// <summary>Waits, at most a minute, until it has ended.</summary>
    internal static async Task<Cli> Ended(System.Diagnostics.Process process)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var (output, error) = (process.StandardOutput.ReadToEndAsync(patience.Token), process.StandardError.ReadToEndAsync(patience.Token));
        await process.WaitForExitAsync(patience.Token);
        return new(process.ExitCode, await output, await error);
    }
}
