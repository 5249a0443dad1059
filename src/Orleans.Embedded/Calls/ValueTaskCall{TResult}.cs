using Orleans.Proxies;
using Orleans.Runtime;

namespace Orleans.Calls;

/// <summary>A call of a method that returns <see cref="ValueTask{TResult}"/>.</summary>
internal abstract class ValueTaskCall<TResult>(GrainMethod method) : GrainCall<TResult>(method)
{
    public ValueTask<TResult> Send(GrainReference reference) => new(SendAsync(reference));

    public abstract ValueTask<TResult> InvokeMethod(object target);

    protected sealed override ValueTask<TResult> InvokeTarget(object target) => InvokeMethod(target);
}
