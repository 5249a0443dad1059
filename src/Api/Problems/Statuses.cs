namespace AgentOps.Api.Problems;

/// <summary>The name and title of each status we answer errors with.</summary>
internal static class Statuses
{
    internal static (string Name, string Title) Of(int status) => status switch
    {
        400 => ("bad-request", "The request is not well formed"),
        401 => ("no-key", "A valid key is needed"),
        403 => ("not-allowed", "The key does not allow this"),
        404 => ("not-found", "Not found"),
        405 => ("method-not-allowed", "The method is not allowed here"),
        408 => ("too-slow", "The request took too long to arrive"),
        409 => ("conflict", "It conflicts with what is recorded"),
        412 => ("stale", "Somebody changed it meanwhile"),
        413 => ("too-large", "The body is too large"),
        415 => ("media-type", "The body must be JSON"),
        429 => ("too-many", "Too many requests"),
        503 => ("unavailable", "Not available just now"),
        >= 500 => ("internal", "Something went wrong here"),
        _ => ("refused", "The request was refused"),
    };

    /// <summary>What to say when nothing but the status is known.</summary>
    internal static string Detail(int status) => status switch
    {
        404 => "There is nothing at this address.",
        405 => "This address does not take this method; see the Allow header.",
        415 => "Send the body as application/json.",
        _ => Of(status).Title + ".",
    };
}
