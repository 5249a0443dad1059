using System.CommandLine;
using System.Text.Json.Nodes;
using AgentOps.Silo.Commands.Help;
using AgentOps.Silo.Hosting;
using Npgsql;
using Spectre.Console;

namespace AgentOps.Silo.Commands;

/// <summary><c>agentops restore</c>: a backup into an empty database, all of it or nothing.</summary>
internal static class RestoreCommand
{
    private static readonly Argument<string> File = new("file") { Description = "What 'backup' wrote." };

    public static Command Make()
    {
        var command = new TaughtCommand(
            "restore",
            "Puts a backup into an empty database: a new AGENTOPS_HOME, or a new database that AGENTOPS_DATABASE names. Then start the server on it.",
            "AGENTOPS_HOME=/var/lib/agentops-new agentops restore /backup/agentops.dump") { File };
        command.SetAction(CommandLine.Guarded(Run));
        return command;
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken cancellationToken)
    {
        var file = Path.GetFullPath(parsed.GetValue(File)!);
        if (!System.IO.File.Exists(file)) throw new CommandFailedException($"There is no file {file}.");
        var options = SiloOptions.From(CommandLine.Configuration);
        Directory.CreateDirectory(options.Home);
        await using var database = await OpenDatabase.Open(options, CommandLine.Say, cancellationToken);
        if (!await IsEmpty(database.Source, cancellationToken))
        {
            throw new CommandFailedException(
                "The database is not empty. Restore into a new one (another AGENTOPS_HOME or AGENTOPS_DATABASE), so that nothing is lost.");
        }

        var into = new NpgsqlConnectionStringBuilder(database.Address.ConnectionString).Database!;
        string[] how = ["--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction", "--dbname", into];
        var restore = PostgresProgram.Of(database, "pg_restore", [.. how, file]);
        await Output.Terminal.Status().StartAsync("restoring", _ => PostgresProgram.Run(restore, cancellationToken));
        var result = new JsonObject { ["restored"] = file };
        Output.Result(parsed, result, () => Console.WriteLine("Restored. The server's first start on it puts the cursors of events right: agentops run"));
        return 0;
    }

    private static async Task<bool> IsEmpty(NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select not exists (select 1 from pg_class where relnamespace = current_schema()::regnamespace)");
        return await command.ExecuteScalarAsync(cancellationToken) is true;
    }
}
