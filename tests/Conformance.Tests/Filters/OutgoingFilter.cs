namespace AgentOps.Conformance.Tests.Filters;

/// <summary>Notes what filtered grains call.</summary>
public sealed class OutgoingFilter : IOutgoingGrainCallFilter
{
    public async Task Invoke(IOutgoingGrainCallContext context)
    {
        if (context.InterfaceMethod.DeclaringType == typeof(IFilteredGrain) && context.SourceId is { } source)
            Signals.Note(source.Key.ToString()!, $"calls {context.MethodName} of {context.TargetId.Key}");
        await context.Invoke();
    }
}
