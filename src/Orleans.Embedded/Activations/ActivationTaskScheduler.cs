namespace Orleans.Activations;

/// <summary>Brings what a grain awaits back into the turns of its activation.</summary>
internal sealed class ActivationTaskScheduler(Activation activation) : TaskScheduler
{
    public override int MaximumConcurrencyLevel => 1;

    /// <summary>Runs a task of this scheduler now. Only within a turn.</summary>
    public void Execute(Task task) => TryExecuteTask(task);

    protected override void QueueTask(Task task) => activation.Queue(task);

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued)
        => !taskWasPreviouslyQueued && !Runtime.RuntimeContext.IsAnswering && ReferenceEquals(Runtime.RuntimeContext.Current, activation)
            && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks() => [];
}
