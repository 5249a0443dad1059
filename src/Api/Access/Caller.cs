using AgentOps.Api.Problems;
using Microsoft.Extensions.Primitives;

namespace AgentOps.Api.Access;

/// <summary>Finds the key behind a request: the <c>Authorization</c> header, else the browser's session.</summary>
internal sealed class Caller(KeyRing ring, SessionCookie sessions)
{
    private const string Scheme = "Bearer ";

    /// <summary>The key, null when the request brings none; a fault when what it brings is not good.</summary>
    internal async ValueTask<(ApiKey? Key, Fault? Fault)> Find(HttpContext context)
    {
        var header = context.Request.Headers.Authorization;
        if (header.Count > 0) return await ByHeader(header);
        if (!context.Request.Cookies.TryGetValue(SessionCookie.Name, out var cookie) || cookie.Length == 0) return default;
        var key = await sessions.Open(cookie, await ring.Current(), context.RequestAborted);
        // A session that has ended is like none: a public Stage can still be watched.
        if (key is null) return default;
        return IsUnsafe(context.Request.Method) && !IsSameOrigin(context.Request)
            ? (null, Fault.Of(403, "A page of another site may not do this with your session."))
            : (key, null);
    }

    /// <summary>True when the browser says that a page of this site sends the request.</summary>
    internal static bool IsSameOrigin(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"] is { Count: > 0 } site) return site == "same-origin";
        return request.Headers.Origin is { Count: 1 } origin
            && Uri.TryCreate(origin[0], UriKind.Absolute, out var from)
            && string.Equals(from.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsUnsafe(string method) => !HttpMethods.IsGet(method) && !HttpMethods.IsHead(method) && !HttpMethods.IsOptions(method);

    private async ValueTask<(ApiKey?, Fault?)> ByHeader(StringValues header)
    {
        var key = header is [{ } text] && text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            ? Known(await ring.Current(), text.AsSpan(Scheme.Length).Trim())
            : null;
        return key is null ? (null, Fault.Of(401, "The key is unknown or revoked. Send it as: Authorization: Bearer <key>")) : (key, null);
    }

    internal static ApiKey? Known(KeySnapshot keys, ReadOnlySpan<char> text)
    {
        Span<byte> hash = stackalloc byte[32];
        return text.Length > 0 && KeyHash.Of(text, hash) ? keys.Find(hash) : null;
    }
}
