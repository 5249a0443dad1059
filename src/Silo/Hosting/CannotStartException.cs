namespace AgentOps.Silo.Hosting;

/// <summary>What a person can put right before the program can run. The message is the one sentence that they see; the exit code is 1.</summary>
public sealed class CannotStartException(string message, Exception? inner = null) : Exception(message, inner);
