namespace Orleans.Simulation;

/// <summary>
/// What lives and dies together: the test's own tasks, or one start of the silo. Work of a dead domain is dropped, as the work of a killed process.
/// </summary>
internal sealed class SimulationDomain : TaskScheduler
{
    private readonly SimulationScheduler _scheduler;

    public SimulationDomain(SimulationScheduler scheduler) => _scheduler = scheduler;

    public bool IsDead { get; private set; }

    public override int MaximumConcurrencyLevel => 1;

    public void Kill() => IsDead = true;

    public void Execute(Task task)
    {
        if (!IsDead)
            TryExecuteTask(task);
    }

    /// <summary>Starts a task of this domain; it ends when the function's task has ended.</summary>
    /// <remarks>
    /// The function's task is awaited here, not unwrapped: a grain call's task runs its continuations asynchronously, and unwrapping it would end on the thread pool.
    /// </remarks>
    public Task Start(Func<Task> function) => Task.Factory.StartNew(async () => await function(), CancellationToken.None, TaskCreationOptions.None, this).Unwrap();

    /// <inheritdoc cref="Start(Func{Task})"/>
    public Task<T> Start<T>(Func<Task<T>> function) => Task.Factory.StartNew(async () => await function(), CancellationToken.None, TaskCreationOptions.None, this).Unwrap();

    protected override void QueueTask(Task task)
    {
        if (!IsDead)
            _scheduler.Enqueue(new DomainTask(this, task));
    }

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued)
        => !taskWasPreviouslyQueued && !Runtime.RuntimeContext.IsAnswering && _scheduler.IsRunning(this) && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks() => [];
}
