using System.CommandLine;
using AgentOps.Silo.Commands.Help;

namespace AgentOps.Silo.Commands.Keys;

/// <summary><c>agentops key …</c>.</summary>
internal static class KeyCommand
{
    public static Command Make() => new TaughtCommand(
        "key",
        "Makes, lists and revokes API keys.",
        "agentops key create ci --role operator --company studio",
        "agentops key list",
        "agentops key revoke 019a…")
    {
        KeyListCommand.Make(),
        KeyCreateCommand.Make(),
        KeyRevokeCommand.Make(),
    };
}
