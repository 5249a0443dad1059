namespace AgentOps.Web;

/// <summary>A page could not or may not be fetched, in words for a person.</summary>
public sealed class FetchException(string message, bool retryable, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Whether trying later can help: true for time-outs and server errors, false for refusals.</summary>
    public bool Retryable { get; } = retryable;
}
