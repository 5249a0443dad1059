namespace Orleans.Storage;

/// <summary>A read, write or clear that waits for the one before it.</summary>
internal sealed class StateOperation(StateOperationKind kind, CancellationToken cancellationToken)
{
    public StateOperationKind Kind { get; } = kind;

    public CancellationToken CancellationToken { get; } = cancellationToken;

    public bool Started { get; set; }

    public Task Task { get; set; } = Task.CompletedTask;
}
