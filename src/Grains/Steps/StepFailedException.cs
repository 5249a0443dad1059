namespace AgentOps.Steps;

/// <summary>A step's attempt failed, in words for the person who reads the mission.</summary>
public sealed class StepFailedException(string message, bool retryable, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Whether another attempt can help.</summary>
    public bool Retryable { get; } = retryable;
}
