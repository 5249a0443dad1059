using System.CommandLine;
using System.Text.Json.Nodes;
using AgentOps.Silo.Commands.Companies;
using AgentOps.Silo.Commands.Help;
using AgentOps.Silo.Hosting;
using Spectre.Console;

namespace AgentOps.Silo.Commands;

/// <summary><c>agentops backup</c>: the whole database by pg_dump. A file that is there is whole, because it gets its name at the end.</summary>
internal static class BackupCommand
{
    private static readonly Argument<string> File = new("file") { Description = "Where to, e.g. /backup/agentops.dump." };

    public static Command Make()
    {
        var command = new TaughtCommand(
            "backup",
            "Writes the whole database (all companies, keys' hashes, audit trail) into a file, as of one moment, while the server runs.",
            "agentops backup /backup/agentops-$(date +%F).dump",
            "agentops restore /backup/agentops-2026-11-22.dump     # into an empty database") { File };
        command.SetAction(CommandLine.Guarded(Run));
        return command;
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken cancellationToken)
    {
        var file = Path.GetFullPath(parsed.GetValue(File)!);
        var part = file + ".part";
        await using var database = await OpenDatabase.Open(SiloOptions.From(CommandLine.Configuration), CommandLine.Say, cancellationToken);
        try
        {
            // Made first, for its owner alone: it holds everything.
            await using (System.IO.File.Create(part, 1, FileOptions.None)) System.IO.File.SetUnixFileMode(part, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            var dump = PostgresProgram.Of(database, "pg_dump", ["--format=custom", "--no-owner", "--no-privileges", "--file", part]);
            await Output.Terminal.Status().StartAsync("backing up", _ => PostgresProgram.Run(dump, cancellationToken));
            System.IO.File.Move(part, file, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException($"The backup cannot be written to {file}: {error.Message}", error);
        }
        finally
        {
            if (System.IO.File.Exists(part)) System.IO.File.Delete(part);
        }

        var size = new FileInfo(file).Length;
        var result = new JsonObject { ["file"] = file, ["bytes"] = size };
        Output.Result(parsed, result, () => Console.WriteLine($"The database is in {file} ({ExportCommand.Size(size)})."));
        return 0;
    }
}
