namespace AgentOps.Steps;

/// <summary>Runs work outside any grain's turn: on the thread pool live, on the one scheduler in simulated time. What runs is cancelled and awaited at shutdown.</summary>
public interface IBackground
{
    /// <summary>Starts <paramref name="work"/>; its failure is logged.</summary>
    void Run(Func<CancellationToken, Task> work);
}
