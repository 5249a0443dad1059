namespace Orleans.Calls.Tracing;

/// <summary>Traces calls on the grain's side.</summary>
internal sealed class IncomingActivityFilter : IIncomingGrainCallFilter
{
    public Task Invoke(IIncomingGrainCallContext context)
        => GrainActivity.StartIncoming(context) is { } activity ? GrainActivity.Invoke(context, activity) : context.Invoke();
}
