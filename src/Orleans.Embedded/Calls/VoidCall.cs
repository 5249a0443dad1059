using Orleans.Proxies;
using Orleans.Runtime;

namespace Orleans.Calls;

/// <summary>A one-way call of a method that returns nothing.</summary>
internal abstract class VoidCall(GrainMethod method) : GrainCall<VoidResult>(method)
{
    public void Send(GrainReference reference) => _ = SendAsync(reference);

    public abstract void InvokeMethod(object target);

    protected sealed override ValueTask<VoidResult> InvokeTarget(object target)
    {
        InvokeMethod(target);
        return default;
    }
}
