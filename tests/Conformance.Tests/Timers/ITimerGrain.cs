namespace AgentOps.Conformance.Tests.Timers;

[Alias("conformance.ITimerGrain")]
public interface ITimerGrain : IGrainWithStringKey
{
    [Alias("Start")]
    Task Start(int periodMilliseconds, bool interleave);

    [Alias("StartFailing")]
    Task StartFailing();

    [Alias("StartSlow")]
    Task StartSlow();

    [Alias("Stop")]
    Task Stop();

    [Alias("Hold")]
    Task<int> HoldFor(int milliseconds);

    [Alias("Ticks")]
    Task<int> Ticks();

    [Alias("Deactivate")]
    Task Deactivate();
}
