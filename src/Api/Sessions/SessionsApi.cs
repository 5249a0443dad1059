using AgentOps.Api.Access;
using AgentOps.Api.Audit;
using AgentOps.Api.Problems;

namespace AgentOps.Api.Sessions;

/// <summary>A browser's session, made from a key (SPEC §11 "Auth").</summary>
internal static class SessionsApi
{
    internal static void MapSession(this RouteGroupBuilder api)
    {
        var session = api.MapGroup("/session").WithTags("session");
        session.MapPost("", LogIn).NeedsNothing().WithSummary("Logs a browser in: the key becomes a cookie that no script can read.");
        session.MapGet("", Get).Needs(Role.Viewer);
        session.MapDelete("", LogOut).NeedsNothing();
    }

    private static async Task<Results<Ok<SessionView>, Fault>> LogIn(
        HttpContext context, SessionBody body, KeyRing ring, SessionCookie sessions, Throttle throttle, AuditLog audit, CancellationToken cancellationToken)
    {
        if (!throttle.AdmitsLogin(context.Connection.RemoteIpAddress, out var wait)) return Fault.Of(429, "Too many attempts to log in; wait a little.", wait);
        if (IsForeign(context.Request)) return Fault.Of(403, "A page of another site may not log in here.");
        if (Caller.Known(await ring.Current(), body.Key.AsSpan().Trim()) is not { } key) return Fault.Of(401, "The key is unknown or revoked.");
        context.Response.Cookies.Append(SessionCookie.Name, await sessions.Seal(key, cancellationToken), Options(context.Request, SessionCookie.Life));
        await audit.Write(new Scope(key, default), "session.login", null);
        return TypedResults.Ok(SessionView.Of(key));
    }

    private static Results<Ok<SessionView>, Fault> Get(Scope scope) => scope.Key is { } key ? TypedResults.Ok(SessionView.Of(key)) : Fault.Of(401, "Nobody is logged in.");

    private static Results<NoContent, Fault> LogOut(HttpContext context)
    {
        if (IsForeign(context.Request)) return Fault.Of(403, "A page of another site may not log you out.");
        context.Response.Cookies.Delete(SessionCookie.Name, Options(context.Request, null));
        return TypedResults.NoContent();
    }

    /// <summary>A browser says where a request comes from; programs say nothing and hold no cookies of others.</summary>
    private static bool IsForeign(HttpRequest request) =>
        (request.Headers.Origin.Count > 0 || request.Headers.ContainsKey("Sec-Fetch-Site")) && !Caller.IsSameOrigin(request);

    private static CookieOptions Options(HttpRequest request, TimeSpan? life) =>
        new() { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = request.IsHttps, Path = "/", MaxAge = life, IsEssential = true };
}
