using Microsoft.Extensions.Logging;

namespace AgentOps.Api.Problems;

/// <summary>Outermost: whatever goes wrong below becomes problem details, without a stack trace; and bare error statuses get a body.</summary>
internal sealed partial class FaultGuard(RequestDelegate next, ILogger<FaultGuard> log)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    public async Task Invoke(HttpContext context)
    {
        SecurityHeaders.Apply(context.Response.Headers);
        try
        {
            await next(context);
            if (context.Response is { HasStarted: false, StatusCode: >= 400, ContentLength: null, ContentType: null } response)
                await Fault.Of(response.StatusCode, Statuses.Detail(response.StatusCode)).ExecuteAsync(context);
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there to read an answer.
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            await Explain(exception, context.Request).ExecuteAsync(context);
        }
    }

    private Fault Explain(Exception exception, HttpRequest request)
    {
        if (exception is BadHttpRequestException bad) return BadRequests.Explain(bad);
        if (Outage.Is(exception))
        {
            LogOutage(exception, request.Method, request.Path);
            return Fault.Of(503, "The server's storage does not answer just now. What was asked may or may not have been done; ask again with the same key.", Pause);
        }

        LogFault(exception, request.Method, request.Path);
        return Fault.Of(500, "The server made a mistake; its log says more.");
    }

    [LoggerMessage(1, LogLevel.Warning, "{Method} {Path}: storage is away")]
    private partial void LogOutage(Exception exception, string method, string path);

    [LoggerMessage(2, LogLevel.Error, "{Method} {Path} failed")]
    private partial void LogFault(Exception exception, string method, string path);
}
