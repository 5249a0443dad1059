using System.CommandLine;
using AgentOps.Silo.Commands.Help;
using AgentOps.Silo.Commands.Remote;

namespace AgentOps.Silo.Commands.Companies;

/// <summary><c>agentops company pause</c> and <c>resume</c>.</summary>
internal static class DoorCommand
{
    public static Command Make(string name, string description, string done)
    {
        var key = CompanyCommand.Key;
        var command = new TaughtCommand(name, description, $"agentops company {name} studio") { key, RunningServer.Address };
        command.SetAction(CommandLine.Guarded(async (parsed, cancellationToken) =>
        {
            using var server = RunningServer.Of(parsed);
            var company = await server.Post(RunningServer.Of(parsed.GetValue(key)!, name), null, cancellationToken);
            Output.Result(parsed, company, () => Console.WriteLine(done));
            return 0;
        }));
        return command;
    }
}
