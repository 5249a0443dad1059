using System.Diagnostics;
using Orleans.Runtime;

namespace Orleans.Calls.Tracing;

/// <summary>Traces of grain calls: source and tags as Orleans names them, the parent in the request context.</summary>
internal static class GrainActivity
{
    private const string TraceParent = "traceparent";
    private const string TraceState = "tracestate";
    private static readonly ActivitySource s_source = new("Microsoft.Orleans.Application");

    /// <summary>The caller's side; null when nobody listens.</summary>
    public static Activity? StartOutgoing(IGrainCallContext call)
    {
        var activity = s_source.StartActivity(call.Request.GetActivityName(), ActivityKind.Client);
        if (activity is null)
            return null;
        RequestContext.Set(TraceParent, activity.Id!);
        if (activity.TraceStateString is { } state)
            RequestContext.Set(TraceState, state);
        return activity;
    }

    /// <summary>The grain's side; null when nobody listens.</summary>
    public static Activity? StartIncoming(IGrainCallContext call)
    {
        ActivityContext.TryParse(RequestContext.Get(TraceParent) as string, RequestContext.Get(TraceState) as string, isRemote: true, out var parent);
        return s_source.StartActivity(call.Request.GetActivityName(), ActivityKind.Server, parent);
    }

    public static async Task Invoke(IGrainCallContext call, Activity activity)
    {
        using (activity)
        {
            activity.SetTag("rpc.system", "orleans");
            activity.SetTag("rpc.service", call.InterfaceName);
            activity.SetTag("rpc.method", $"{call.InterfaceName}/{call.MethodName}");
            activity.SetTag("rpc.orleans.target_id", call.TargetId.ToString());
            if (call.SourceId is { } source)
                activity.SetTag("rpc.orleans.source_id", source.ToString());
            try
            {
                await call.Invoke();
            }
            catch (Exception exception)
            {
                activity.SetStatus(ActivityStatusCode.Error, exception.Message);
                throw;
            }
        }
    }
}
