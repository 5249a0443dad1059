using AgentOps.Events;

namespace AgentOps.Silo.Postgres.Tail;

/// <summary>Raised when this process committed something that may hold events, so that the tail reads at once. Cheap; may be raised from anywhere.</summary>
public sealed class WriteSignal : IEventSignal
{
    private TaskCompletionSource? _waiting;

    /// <inheritdoc/>
    public void Raise()
    {
        if (Volatile.Read(ref _waiting) is not null) Interlocked.Exchange(ref _waiting, null)?.TrySetResult();
    }

    /// <summary>Ends at the next <see cref="Raise"/>. For one waiter: take it before reading, wait for it after.</summary>
    internal Task Next()
    {
        var waiting = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Volatile.Write(ref _waiting, waiting);
        return waiting.Task;
    }
}
