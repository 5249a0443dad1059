using System.Reflection;
using System.Runtime.ExceptionServices;
using Orleans.Activations;
using Orleans.Runtime;
using Orleans.Serialization.Invocation;

namespace Orleans.Calls;

/// <summary>Leads a call through the silo's filters and the grain's own, then to the grain.</summary>
internal sealed class IncomingCallContext(GrainCall call, Activation activation) : IIncomingGrainCallContext
{
    private int _stage;

    public IInvokable Request => call;

    public object Grain => activation.GrainInstance!;

    public GrainId? SourceId => call.Source?.GrainId;

    public GrainId TargetId => activation.GrainId;

    public GrainInterfaceType InterfaceType => call.Method.Interface.Name;

    public string InterfaceName => call.GetInterfaceName();

    public string MethodName => call.Method.Info.Name;

    public MethodInfo InterfaceMethod => call.Method.Info;

    public IGrainContext TargetContext => activation;

    public MethodInfo ImplementationMethod => activation.Class.Implementation(call.Method.Info);

    public Response? Response { get; set; }

    public object? Result
    {
        get => Response?.Result;
        set => Response = Response.FromResult(value);
    }

    public async Task Invoke()
    {
        var filters = activation.IncomingFilters;
        if (_stage < filters.Length)
        {
            await filters[_stage++].Invoke(this);
            return;
        }

        Response = await call.InvokeAsResponse(activation.GrainInstance!);
        if (Response.Exception is { } exception)
            ExceptionDispatchInfo.Throw(exception);
    }
}
