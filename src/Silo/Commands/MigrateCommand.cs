using System.CommandLine;
using AgentOps.Silo.Hosting;
using AgentOps.Silo.Postgres.Migrations;

namespace AgentOps.Silo.Commands;

/// <summary><c>agentops migrate</c>: brings the database to this program's schema.</summary>
internal static class MigrateCommand
{
    public static Command Make()
    {
        var command = new Command("migrate", "Brings the database to this program's schema.");
        command.SetAction(CommandLine.Guarded(async (_, cancellationToken) =>
        {
            await using var database = await OpenDatabase.Open(SiloOptions.From(CommandLine.Configuration), CommandLine.Say, cancellationToken);
            var applied = await MigrationRunner.Run(database.Source, MigrationFiles.All, cancellationToken);
            foreach (var migration in applied) Console.WriteLine($"applied {migration.Name}");
            Console.WriteLine($"The schema is at {MigrationFiles.All[^1].Name}.");
            return 0;
        }));
        return command;
    }
}
