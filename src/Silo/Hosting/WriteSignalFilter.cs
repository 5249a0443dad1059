using AgentOps.Silo.Postgres.Tail;

namespace AgentOps.Silo.Hosting;

/// <summary>When a grain's turn ends it may have written: the tail of events looks at once.</summary>
public sealed class WriteSignalFilter(WriteSignal signal) : IIncomingGrainCallFilter
{
    /// <inheritdoc/>
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        try
        {
            await context.Invoke();
        }
        finally
        {
            signal.Raise();
        }
    }
}
