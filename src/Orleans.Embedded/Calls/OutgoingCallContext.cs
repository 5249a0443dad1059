using System.Reflection;
using System.Runtime.ExceptionServices;
using Orleans.Runtime;
using Orleans.Serialization.Invocation;

namespace Orleans.Calls;

/// <summary>Leads a call through the silo's outgoing filters, then sends it.</summary>
internal sealed class OutgoingCallContext(GrainCall call, GrainReference reference, Func<ValueTask<Response>> send) : IOutgoingGrainCallContext
{
    private int _stage;

    public IInvokable Request => call;

    public object Grain => reference;

    public GrainId? SourceId => call.Source?.GrainId;

    public GrainId TargetId => call.Target.GrainId;

    public GrainInterfaceType InterfaceType => call.Method.Interface.Name;

    public string InterfaceName => call.GetInterfaceName();

    public string MethodName => call.Method.Info.Name;

    public MethodInfo InterfaceMethod => call.Method.Info;

    public IGrainContext? SourceContext => call.Source;

    public Response? Response { get; set; }

    public object? Result
    {
        get => Response?.Result;
        set => Response = Response.FromResult(value);
    }

    public async Task Invoke()
    {
        var filters = call.Target.Runtime.OutgoingFilters;
        if (_stage < filters.Length)
        {
            await filters[_stage++].Invoke(this);
            return;
        }

        Response = await send();
        if (Response.Exception is { } exception)
            ExceptionDispatchInfo.Throw(exception);
    }
}
