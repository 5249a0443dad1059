using System.CommandLine;
using AgentOps.Silo.Commands.Help;
using AgentOps.Silo.Commands.Remote;

namespace AgentOps.Silo.Commands.Companies;

/// <summary><c>agentops company list</c>.</summary>
internal static class ListCommand
{
    public static Command Make()
    {
        var command = new TaughtCommand(
            "list",
            "Lists the companies of the server.",
            "agentops company list",
            "agentops company list --json | jq -r '.[].key'") { RunningServer.Address };
        command.SetAction(CommandLine.Guarded(async (parsed, cancellationToken) =>
        {
            using var server = RunningServer.Of(parsed);
            var companies = await server.All("api/companies", cancellationToken);
            Output.Result(parsed, companies, () => Output.Table(
                ["KEY", "NAME", "STATE", "TEMPLATE", "AGENTS", "CREATED"],
                companies.Select(c => new[]
                {
                    c!["key"].Text(), c["name"].Text(), c["state"].Text(), c["template"].Text(), $"{c["agents"]?.AsArray().Count}", c["createdAt"].When(),
                })));
            return 0;
        }));
        return command;
    }
}
