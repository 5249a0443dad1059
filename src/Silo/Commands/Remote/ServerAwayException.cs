namespace AgentOps.Silo.Commands.Remote;

/// <summary>The server does not answer just now; trying again later may help.</summary>
internal sealed class ServerAwayException(string message, Exception? inner = null) : CommandFailedException(message, inner);
