using System.CommandLine;
using AgentOps.Silo.Commands.Help;
using AgentOps.Silo.Commands.Remote;

namespace AgentOps.Silo.Commands.Keys;

/// <summary><c>agentops key list</c>: all but the keys themselves, which nobody has.</summary>
internal static class KeyListCommand
{
    public static Command Make()
    {
        var command = new TaughtCommand("list", "Lists the keys: who, which role, when last used.", "agentops key list") { RunningServer.Address };
        command.SetAction(CommandLine.Guarded(async (parsed, cancellationToken) =>
        {
            using var server = RunningServer.Of(parsed);
            var keys = await server.All("api/keys", cancellationToken);
            Output.Result(parsed, keys, () => Output.Table(
                ["ID", "NAME", "ROLE", "COMPANY", "CREATED", "LAST USED", "REVOKED"],
                keys.Select(k => new[]
                {
                    k!["id"].Text(), k["name"].Text(), k["role"].Text(), k["company"].Text("all"),
                    k["createdAt"].When(), k["lastUsedAt"].When("never"), k["revokedAt"].When(),
                })));
            return 0;
        }));
        return command;
    }
}
