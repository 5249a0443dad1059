using System.CommandLine;
using AgentOps.Silo.Hosting;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace AgentOps.Silo.Commands;

/// <summary>The command line of <c>agentops</c>: one file a command.</summary>
internal static class CommandLine
{
    public static RootCommand Root() => new("AgentOps runs a small company of AI agents.")
    {
        RunCommand.Make(),
        MigrateCommand.Make(),
        PsqlCommand.Make(),
        VersionCommand.Make(),
    };

    /// <summary>On Ctrl-C and SIGTERM a command is asked to end and given the time to: stopping a loaded server takes a while.</summary>
    public static InvocationConfiguration Invocation { get; } = new() { ProcessTerminationTimeout = TimeSpan.FromSeconds(40) };

    /// <summary>What the environment says.</summary>
    public static IConfiguration Configuration { get; } = new ConfigurationBuilder().AddEnvironmentVariables().Build();

    /// <summary>A line for the person at the terminal; standard output is left to results.</summary>
    public static void Say(string line) => Console.Error.WriteLine(line);

    /// <summary>Makes a command's work: what a person can put right is one sentence and exit code 1, a cancelled command is exit code 130.</summary>
    public static Func<ParseResult, CancellationToken, Task<int>> Guarded(Func<ParseResult, CancellationToken, Task<int>> work) => async (parsed, cancellationToken) =>
    {
        try
        {
            return await work(parsed, cancellationToken);
        }
        catch (CannotStartException error)
        {
            Say($"agentops: {error.Message}");
            return 1;
        }
        catch (NpgsqlException error)
        {
            Say($"agentops: the database failed: {error.Message}");
            return 1;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return 130;
        }
    };
}
