namespace Orleans.Activations;

/// <summary>Runs activations on the thread pool, many at a time, each by one thread at a time.</summary>
internal sealed class ThreadPoolTurnScheduler : TurnScheduler
{
    /// <summary>How many turns an activation may take before others get the thread.</summary>
    private const int TurnsInARow = 64;

    /// <summary>Calls are timed by real time, even when the silo's own clock runs faster.</summary>
    public override TimeProvider Clock => TimeProvider.System;

    public override TaskCreationOptions AnswerOptions => TaskCreationOptions.RunContinuationsAsynchronously;

    public override int DefaultWorkers => Environment.ProcessorCount;

    public override void Schedule(Activation activation) => ThreadPool.UnsafeQueueUserWorkItem(activation, preferLocal: true);

    public void Run(Activation activation)
    {
        if (activation.RunTurns(TurnsInARow))
            ThreadPool.UnsafeQueueUserWorkItem(activation, preferLocal: false);
    }
}
