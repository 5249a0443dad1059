namespace Orleans.Runtime;

/// <summary>Work that runs once when the silo starts, before it is reported as started.</summary>
public interface IStartupTask
{
    /// <summary>Runs; an error stops the silo from starting.</summary>
    Task Execute(CancellationToken cancellationToken);
}
