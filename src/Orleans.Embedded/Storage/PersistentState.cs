using Orleans.Runtime;

namespace Orleans.Storage;

/// <summary>
/// A state of one activation. Operations run one after the other; a write asked for while another waits to start is the same write, so callers
/// that interleave share it.
/// </summary>
internal sealed class PersistentState<TState>(string name, IGrainContext context, IGrainStorage storage, StateLog log)
    : IPersistentState<TState>, ILifecycleObserver
{
    private readonly GrainState<TState> _state = new(StateActivator<TState>.Create());
    private StateOperation? _last;
    private bool _loaded;

    public TState State
    {
        get => _state.State!;
        set => _state.State = value;
    }

    public string? Etag => _state.ETag;

    public bool RecordExists => _loaded ? _state.RecordExists : throw new InvalidOperationException("State has not yet been loaded");

    public Task ReadStateAsync() => Enqueue(StateOperationKind.Read, default);

    public Task WriteStateAsync() => Enqueue(StateOperationKind.Write, default);

    public Task ClearStateAsync() => Enqueue(StateOperationKind.Clear, default);

    public Task ReadStateAsync(CancellationToken cancellationToken) => Enqueue(StateOperationKind.Read, cancellationToken);

    public Task WriteStateAsync(CancellationToken cancellationToken) => Enqueue(StateOperationKind.Write, cancellationToken);

    public Task ClearStateAsync(CancellationToken cancellationToken) => Enqueue(StateOperationKind.Clear, cancellationToken);

    public Task OnStart(CancellationToken cancellationToken = default) => ReadStateAsync(CancellationToken.None);

    public Task OnStop(CancellationToken cancellationToken = default) => Task.CompletedTask;

    private Task Enqueue(StateOperationKind kind, CancellationToken cancellationToken)
    {
        if (RuntimeContext.Current is null)
            throw new InvalidOperationException($"State {name} of {context.GrainId} can only be used within a turn of its grain.");
        if (kind != StateOperationKind.Read && !cancellationToken.CanBeCanceled
            && _last is { Started: false, CancellationToken.CanBeCanceled: false } waiting && waiting.Kind == kind)
            return waiting.Task;

        var operation = new StateOperation(kind, cancellationToken);
        var before = _last;
        _last = operation;
        operation.Task = Run(operation, before);
        return operation.Task;
    }

    private async Task Run(StateOperation operation, StateOperation? before)
    {
        try
        {
            // What the turn still changes before it waits is written too, as Orleans does it.
            await Task.Yield();
            if (before is not null)
                await before.Task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            operation.Started = true;
            var satisfied = before is { Task.IsCompletedSuccessfully: true }
                && (operation.Kind == StateOperationKind.Read || (operation.Kind == StateOperationKind.Clear && before.Kind == StateOperationKind.Clear));
            if (!satisfied)
                await Execute(operation);
            _loaded |= operation.Kind == StateOperationKind.Read;
        }
        finally
        {
            if (ReferenceEquals(_last, operation))
                _last = null;
        }
    }

    private async Task Execute(StateOperation operation)
    {
        try
        {
            await (operation.Kind switch
            {
                StateOperationKind.Read => storage.ReadStateAsync(name, context.GrainId, _state, operation.CancellationToken),
                StateOperationKind.Write => storage.WriteStateAsync(name, context.GrainId, _state, operation.CancellationToken),
                _ => storage.ClearStateAsync(name, context.GrainId, _state, operation.CancellationToken),
            });
        }
        catch (OperationCanceledException) when (operation.CancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception exception)
        {
            log.StorageFailed(exception, operation.Kind, name, context.GrainId);
            if (exception is OrleansException)
                throw;
            throw new OrleansException(
                $"Error from storage provider {storage.GetType().Name}.{name} during {operation.Kind}StateAsync for grain {context.GrainId}: {exception.Message}",
                exception);
        }
    }
}
