using AgentOps.Api.Access;
using AgentOps.Silo.Hosting;
using Microsoft.Extensions.Configuration;

namespace AgentOps.Silo.Commands.Remote;

/// <summary>
/// The key a command shows to the server. It is never a command-line argument, where others could read it: a key made for the purpose
/// (<c>AGENTOPS_KEY</c>, <c>AGENTOPS_KEY_FILE</c>), else the admin key as the server finds it (API.md "Configuration").
/// </summary>
internal static class ClientKey
{
    public static string Find(IConfiguration configuration)
    {
        var kept = Path.Combine(SiloOptions.From(configuration).Home, "admin.key");
        try
        {
            return Text("AGENTOPS_KEY") ?? File("AGENTOPS_KEY_FILE") ?? Text("AGENTOPS_ADMIN_KEY") ?? File("AGENTOPS_ADMIN_KEY_FILE")
                ?? (System.IO.File.Exists(kept) ? SecretFile.Read(kept) : null)
                ?? throw new CommandFailedException(
                    $"There is no key, and no server has run here yet (there is no {kept}): start it with 'agentops run' (or ./run), "
                    + "set AGENTOPS_HOME to the folder of the one that runs, or AGENTOPS_KEY_FILE to a file with a key.");
        }
        catch (Exception error) when (error is InvalidOperationException or UnauthorizedAccessException)
        {
            throw new CommandFailedException(error.Message, error);
        }

        string? Text(string name) => configuration[name] is { Length: > 0 } value ? value.Trim() : null;
        string? File(string name) => Text(name) is { } path ? SecretFile.Read(path) : null;
    }
}
