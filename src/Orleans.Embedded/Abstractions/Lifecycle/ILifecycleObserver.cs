namespace Orleans;

/// <summary>Takes part in a stage of a lifecycle.</summary>
public interface ILifecycleObserver
{
    /// <summary>Stages start in ascending order.</summary>
    Task OnStart(CancellationToken cancellationToken = default);

    /// <summary>Stages that started stop in descending order.</summary>
    Task OnStop(CancellationToken cancellationToken = default);
}
