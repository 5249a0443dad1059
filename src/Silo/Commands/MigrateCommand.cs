using System.CommandLine;
using System.Text.Json.Nodes;
using AgentOps.Silo.Commands.Help;
using AgentOps.Silo.Hosting;
using AgentOps.Silo.Postgres.Migrations;

namespace AgentOps.Silo.Commands;

/// <summary><c>agentops migrate</c>: brings the database to this program's schema.</summary>
internal static class MigrateCommand
{
    public static Command Make()
    {
        var command = new TaughtCommand(
            "migrate",
            "Brings the database to this program's schema. 'run' does it too; this is for doing it apart.",
            "agentops migrate",
            "agentops migrate --json | jq .applied");
        command.SetAction(CommandLine.Guarded(async (parsed, cancellationToken) =>
        {
            await using var database = await OpenDatabase.Open(SiloOptions.From(CommandLine.Configuration), CommandLine.Say, cancellationToken);
            var applied = await MigrationRunner.Run(database.Source, MigrationFiles.All, cancellationToken);
            var now = MigrationFiles.All[^1].Name;
            Output.Result(parsed, new JsonObject { ["schema"] = now, ["applied"] = new JsonArray([.. applied.Select(m => (JsonNode)m.Name)]) }, () =>
            {
                foreach (var migration in applied) Console.WriteLine($"applied {migration.Name}");
                Console.WriteLine($"The schema is at {now}.");
            });
            return 0;
        }));
        return command;
    }
}
