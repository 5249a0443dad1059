using System.CommandLine;
using System.Text.Json.Nodes;
using AgentOps.Silo.Commands.Help;
using AgentOps.Silo.Commands.Remote;

namespace AgentOps.Silo.Commands.Keys;

/// <summary><c>agentops key revoke</c>.</summary>
internal static class KeyRevokeCommand
{
    private static readonly Argument<Guid> Id = new("id") { Description = "The key's id, as 'key list' shows it." };

    public static Command Make()
    {
        var command = new TaughtCommand(
            "revoke", "Revokes a key: within a second it opens nothing any more.", "agentops key revoke 019a0c3e-…") { Id, RunningServer.Address };
        command.SetAction(CommandLine.Guarded(async (parsed, cancellationToken) =>
        {
            using var server = RunningServer.Of(parsed);
            await server.Delete($"api/keys/{parsed.GetValue(Id)}", cancellationToken);
            Output.Result(parsed, new JsonObject { ["revoked"] = parsed.GetValue(Id).ToString() }, () => Console.WriteLine("The key is revoked."));
            return 0;
        }));
        return command;
    }
}
