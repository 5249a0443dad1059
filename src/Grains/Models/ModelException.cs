namespace AgentOps.Models;

/// <summary>A model gave no answer; the message says why, in words for a person.</summary>
public sealed class ModelException(string message, bool retryable, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Whether asking later can help.</summary>
    public bool Retryable { get; } = retryable;
}
