namespace AgentOps.Silo.Clocks;

/// <summary>A timer of the companies' time.</summary>
internal sealed class CompanyTimer(ITimer inner, CompanyClock clock) : ITimer
{
    /// <inheritdoc/>
    public bool Change(TimeSpan dueTime, TimeSpan period) => inner.Change(clock.Real(dueTime), clock.Real(period));

    /// <inheritdoc/>
    public void Dispose() => inner.Dispose();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
