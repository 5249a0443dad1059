namespace Orleans.Calls.Tracing;

/// <summary>Traces calls on the caller's side.</summary>
internal sealed class OutgoingActivityFilter : IOutgoingGrainCallFilter
{
    public Task Invoke(IOutgoingGrainCallContext context)
        => GrainActivity.StartOutgoing(context) is { } activity ? GrainActivity.Invoke(context, activity) : context.Invoke();
}
