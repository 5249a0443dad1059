namespace AgentOps.Steps;

/// <summary>Runs work outside any grain's turn: on the thread pool live, on the one scheduler in simulated time. What runs is cancelled and awaited at shutdown.</summary>
public interface IBackground
{
    /// <summary>Starts <paramref name="work"/>; its failure is logged.</summary>
    void Run(Func<CancellationToken, Task> work);

    /// <summary>
    /// Announces work that is about to be started, so that a stop waits for it; dispose it once <see cref="Run"/> was called, or not.
    /// Null when the process is stopping: then nothing is to be begun any more.
    /// </summary>
    IDisposable? Announce() => NothingHeld.Instance;

    private sealed class NothingHeld : IDisposable
    {
        internal static readonly NothingHeld Instance = new();

        public void Dispose()
        {
        }
    }
}
