using System.CommandLine;
using System.Text.Json.Nodes;
using AgentOps.Api.Health;
using AgentOps.Silo.Commands.Help;
using AgentOps.Silo.Postgres.Migrations;

namespace AgentOps.Silo.Commands;

/// <summary><c>agentops version</c>.</summary>
internal static class VersionCommand
{
#if ACTORHOST_ORLEANS
    private const string Host = "orleans";
#else
    private const string Host = "embedded";
#endif

    public static Command Make()
    {
        var command = new TaughtCommand("version", "Says which agentops this is.", "agentops version", "agentops version --json");
        command.SetAction(parsed =>
        {
            var schema = MigrationFiles.All[^1].Name;
            Output.Result(
                parsed,
                new JsonObject { ["version"] = Build.Name, ["actorHost"] = Host, ["schema"] = schema, ["dotnet"] = Environment.Version.ToString() },
                () => Console.WriteLine($"agentops {Build.Name}, actor host {Host}, schema {schema}, .NET {Environment.Version}"));
        });
        return command;
    }
}
