namespace Orleans.Simulation;

/// <summary>A task that may run, with the domain it belongs to.</summary>
internal sealed class DomainTask(SimulationDomain domain, Task task)
{
    public SimulationDomain Domain { get; } = domain;

    public Task Task { get; } = task;
}
