namespace AgentOps.Silo.Tests.Weeks;

/// <summary>The same week of the studio lived twice; every assertion about it reads these.</summary>
public sealed class TwoWeeks : IDisposable
{
    private readonly Lazy<StudioWeek> _again = new(() => new StudioWeek(7));

    internal StudioWeek First { get; } = new(7);

    internal StudioWeek Again => _again.Value;

    public void Dispose()
    {
        First.Dispose();
        if (_again.IsValueCreated) _again.Value.Dispose();
    }
}
