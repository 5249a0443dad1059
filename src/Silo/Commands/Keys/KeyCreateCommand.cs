using System.CommandLine;
using System.Text.Json.Nodes;
using AgentOps.Silo.Commands.Help;
using AgentOps.Silo.Commands.Remote;

namespace AgentOps.Silo.Commands.Keys;

/// <summary><c>agentops key create</c>. The key is shown this once: on standard output alone, so that it can go into a file.</summary>
internal static class KeyCreateCommand
{
    private static readonly Argument<string> Name = new("name") { Description = "Whose key it is; shown in histories and the audit trail." };
    private static readonly Option<string> Role = new("--role") { Description = "viewer, worker, operator or admin.", Required = true };
    private static readonly Option<string?> Company = new("--company") { Description = "The only company it opens (default: all)." };

    public static Command Make()
    {
        Role.AcceptOnlyFromAmong("viewer", "worker", "operator", "admin");
        var command = new TaughtCommand(
            "create",
            "Makes a key and shows it, this once.",
            "agentops key create ci --role operator --company studio",
            "(umask 077; agentops key create assistant --role operator >assistant.key)") { Name, Role, Company, RunningServer.Address };
        command.SetAction(CommandLine.Guarded(async (parsed, cancellationToken) =>
        {
            using var server = RunningServer.Of(parsed);
            var body = new JsonObject { ["name"] = parsed.GetValue(Name), ["role"] = parsed.GetValue(Role) };
            if (parsed.GetValue(Company) is { } company) body["company"] = company;
            var made = await server.Post("api/keys", body, cancellationToken);
            Output.Result(parsed, made, () =>
            {
                CommandLine.Say($"Made the key {made["id"].Text()}; it is shown this once:");
                Console.WriteLine(made["key"].Text());
            });
            return 0;
        }));
        return command;
    }
}
