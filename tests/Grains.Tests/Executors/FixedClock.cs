namespace AgentOps.Grains.Tests.Executors;

/// <summary>A clock that stands until it is moved.</summary>
internal sealed class FixedClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = Some.Now;

    public override DateTimeOffset GetUtcNow() => Now;
}
