namespace AgentOps.Silo.Models;

/// <summary>A provider did not answer this time but may the next: 429, 5xx, no connection. Retries and the breaker look for it.</summary>
internal sealed class TransientModelException(string message, TimeSpan? retryAfter, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>How long the provider asks to wait; null when it does not say.</summary>
    public TimeSpan? RetryAfter { get; } = retryAfter;
}
