namespace AgentOps.Conformance.Tests.Filters;

/// <summary>Notes the calls of the filtered grains, adds one to arguments of 10, and turns their errors into -1.</summary>
public sealed class RecordingFilter : IIncomingGrainCallFilter
{
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        if (context.Grain is not FilteredGrain)
        {
            await context.Invoke();
            return;
        }

        var note = $"{context.MethodName}/{context.Request.GetArgumentCount()}/{context.ImplementationMethod.DeclaringType!.Name}";
        Signals.Note(context.TargetId.Key.ToString()!, note);
        if (context.Request.GetArgumentCount() == 1 && context.Request.GetArgument(0) is 10)
            context.Request.SetArgument(0, 11);
        try
        {
            await context.Invoke();
        }
        catch (InvalidOperationException exception) when (exception.Message == "broken")
        {
            context.Result = -1;
        }
    }
}
