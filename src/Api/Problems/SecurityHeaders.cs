namespace AgentOps.Api.Problems;

/// <summary>What every answer carries. Pages replace the content policy by their own.</summary>
internal static class SecurityHeaders
{
    internal static void Apply(IHeaderDictionary headers)
    {
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'";
        headers["Referrer-Policy"] = "no-referrer";
    }
}
