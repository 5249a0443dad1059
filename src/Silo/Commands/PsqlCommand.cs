using System.CommandLine;
using System.Diagnostics;
using AgentOps.Silo.Commands.Help;
using AgentOps.Silo.Hosting;

namespace AgentOps.Silo.Commands;

/// <summary><c>agentops psql</c>: a psql session on the company's database; what follows is passed on to psql.</summary>
internal static class PsqlCommand
{
    private static readonly Argument<string[]> Rest = new("arguments") { Description = "Passed on to psql, after --.", Arity = ArgumentArity.ZeroOrMore };

    public static Command Make()
    {
        var command = new TaughtCommand(
            "psql",
            "Opens psql on the database; what follows -- is passed on to psql.",
            "agentops psql",
            "agentops psql -- -c \"select key, value from ops_policy where company = 'studio'\"") { Rest };
        command.SetAction(CommandLine.Guarded(Run));
        return command;
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var database = await OpenDatabase.Open(SiloOptions.From(CommandLine.Configuration), CommandLine.Say, cancellationToken);
        var start = PostgresProgram.Of(database, "psql", parsed.GetValue(Rest) ?? []);
        // Ctrl-C belongs to psql while it runs.
        using var session = Process.Start(start)!;
        ConsoleCancelEventHandler toPsql = (_, pressed) => pressed.Cancel = true;
        Console.CancelKeyPress += toPsql;
        await session.WaitForExitAsync(CancellationToken.None);
        Console.CancelKeyPress -= toPsql;
        return session.ExitCode;
    }
}
