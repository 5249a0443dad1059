using Orleans.Proxies;
using Orleans.Runtime;

namespace Orleans.Calls;

/// <summary>A call of a method that returns <see cref="ValueTask"/>.</summary>
internal abstract class ValueTaskCall(GrainMethod method) : GrainCall<VoidResult>(method)
{
    public ValueTask Send(GrainReference reference) => new(SendAsync(reference));

    public abstract ValueTask InvokeMethod(object target);

    protected sealed override async ValueTask<VoidResult> InvokeTarget(object target)
    {
        await InvokeMethod(target);
        return default;
    }
}
