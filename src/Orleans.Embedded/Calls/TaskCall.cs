using Orleans.Proxies;
using Orleans.Runtime;

namespace Orleans.Calls;

/// <summary>A call of a method that returns <see cref="Task"/>.</summary>
internal abstract class TaskCall(GrainMethod method) : GrainCall<VoidResult>(method)
{
    public Task Send(GrainReference reference) => SendAsync(reference);

    public abstract Task InvokeMethod(object target);

    protected sealed override ValueTask<VoidResult> InvokeTarget(object target)
    {
        var task = InvokeMethod(target);
        return task is { IsCompletedSuccessfully: true } ? default : Await(task);

        static async ValueTask<VoidResult> Await(Task task)
        {
            await task;
            return default;
        }
    }
}
