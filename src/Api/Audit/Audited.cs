using AgentOps.Api.Access;

namespace AgentOps.Api.Audit;

/// <summary>Lets endpoints say that what they do goes into the audit trail.</summary>
internal static class Audited
{
    /// <summary>After success writes <paramref name="action"/> with the last part of the address as its subject.</summary>
    internal static RouteHandlerBuilder Audits(this RouteHandlerBuilder builder, string action, string? subject = null) =>
        builder.AddEndpointFilter(async (context, next) =>
        {
            var result = await next(context);
            var http = context.HttpContext;
            if (StatusOf(result) < 400 && http.Features.Get<Scope>() is { } scope)
            {
                var of = subject is null ? null : http.Request.RouteValues.GetValueOrDefault(subject) as string;
                await http.RequestServices.GetRequiredService<AuditLog>().Write(scope, action, of);
            }

            return result;
        });

    private static int StatusOf(object? result) => result switch
    {
        INestedHttpResult { Result: var inner } => StatusOf(inner),
        IStatusCodeHttpResult { StatusCode: { } status } => status,
        _ => 200,
    };
}
