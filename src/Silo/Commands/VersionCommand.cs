using System.CommandLine;
using System.Reflection;
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
        var command = new Command("version", "Says which agentops this is.");
        command.SetAction(_ =>
        {
            var version = typeof(VersionCommand).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
            Console.WriteLine($"agentops {version}, actor host {Host}, schema {MigrationFiles.All[^1].Name}, .NET {Environment.Version}");
        });
        return command;
    }
}
