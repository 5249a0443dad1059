namespace Orleans.Activations;

/// <summary>Lets activations run their turns: on the thread pool, or on the one thread of a simulation.</summary>
internal abstract class TurnScheduler
{
    /// <summary>The clock that call time-outs are measured by.</summary>
    public abstract TimeProvider Clock { get; }

    /// <summary>How many workers a stateless worker grain may have when it sets no limit.</summary>
    public abstract int DefaultWorkers { get; }

    /// <summary>
    /// How answers reach those who wait. On the thread pool the waiting code must not run in the turn that answers. In a simulation it never does,
    /// and asking for it would let <see cref="Task.WhenAll(Task[])"/> and its kin complete on the thread pool.
    /// </summary>
    public abstract TaskCreationOptions AnswerOptions { get; }

    /// <summary>This activation has work. It is not scheduled again before <see cref="Activation.RunTurns"/> has said that it ran dry.</summary>
    public abstract void Schedule(Activation activation);
}
