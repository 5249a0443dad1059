using System.CommandLine;
using AgentOps.Silo.Commands.Companies;
using AgentOps.Silo.Commands.Help;
using AgentOps.Silo.Commands.Keys;
using AgentOps.Silo.Hosting;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace AgentOps.Silo.Commands;

/// <summary>The command line of <c>agentops</c>: one file a command.</summary>
internal static class CommandLine
{
    public static RootCommand Root()
    {
        var root = new RootCommand("AgentOps runs a small company of AI agents.")
        {
            Output.Json,
            RunCommand.Make(),
            VerifyCommand.Make(),
            ProposeCommand.Make(),
            WatchCommand.Make(),
            RehearseCommand.Make(),
            McpCommand.Make(),
            CompanyCommand.Make(),
            KeyCommand.Make(),
            BackupCommand.Make(),
            RestoreCommand.Make(),
            MigrateCommand.Make(),
            PsqlCommand.Make(),
            VersionCommand.Make(),
        };
        TeachingHelp.Install(root);
        return root;
    }

    /// <summary>On Ctrl-C and SIGTERM a command is asked to end and given the time to: stopping a loaded server takes a while.</summary>
    public static InvocationConfiguration Invocation { get; } = new() { ProcessTerminationTimeout = TimeSpan.FromSeconds(40) };

    /// <summary>What the environment says.</summary>
    public static IConfiguration Configuration { get; } = new ConfigurationBuilder().AddEnvironmentVariables().Build();

    /// <summary>A line for the person at the terminal; standard output is left to results.</summary>
    public static void Say(string line) => Console.Error.WriteLine(line);

    /// <summary>Makes a command's work: what a person can put right is one sentence and exit code 1, a cancelled command is exit code 130.</summary>
    public static Func<ParseResult, CancellationToken, Task<int>> Guarded(
        Func<ParseResult, CancellationToken, Task<int>> work) => async (parsed, cancellationToken) =>
    {
        try
        {
            return await work(parsed, cancellationToken);
        }
        catch (CannotStartException error)
        {
            return Output.Fault(parsed, error.Message);
        }
        catch (CommandFailedException error)
        {
            return Output.Fault(parsed, error.Message);
        }
        catch (NpgsqlException error)
        {
            return Output.Fault(parsed, $"the database failed: {error.Message}");
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return 130;
        }
    };
}
