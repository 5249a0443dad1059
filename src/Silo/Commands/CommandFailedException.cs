namespace AgentOps.Silo.Commands;

/// <summary>A command cannot do what it was asked; the message tells the person what happened and what to do now.</summary>
internal class CommandFailedException(string message, Exception? inner = null) : Exception(message, inner);
