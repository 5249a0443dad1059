using Orleans.Proxies;
using Orleans.Runtime;

namespace Orleans.Calls;

/// <summary>A call of a method that returns <see cref="Task{TResult}"/>.</summary>
internal abstract class TaskCall<TResult>(GrainMethod method) : GrainCall<TResult>(method)
{
    public Task<TResult> Send(GrainReference reference) => SendAsync(reference);

    public abstract Task<TResult> InvokeMethod(object target);

    protected sealed override ValueTask<TResult> InvokeTarget(object target) => new(InvokeMethod(target));
}
