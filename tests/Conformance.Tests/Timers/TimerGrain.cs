namespace AgentOps.Conformance.Tests.Timers;

public sealed class TimerGrain : Grain, ITimerGrain
{
    private IGrainTimer? _timer;
    private int _ticks;
    private int _running;

    public Task Start(int periodMilliseconds, bool interleave)
    {
        var period = TimeSpan.FromMilliseconds(periodMilliseconds);
        _timer = this.RegisterGrainTimer(Tick, new GrainTimerCreationOptions { DueTime = period, Period = period, Interleave = interleave });
        return Task.CompletedTask;
    }

    public Task StartFailing()
    {
        _timer = this.RegisterGrainTimer(
            () =>
            {
                Tick();
                throw new InvalidOperationException("a failing tick");
            },
            TimeSpan.Zero,
            TimeSpan.FromMilliseconds(10));
        return Task.CompletedTask;
    }

    public Task StartSlow()
    {
        _timer = this.RegisterGrainTimer<string>(
            async (key, cancellationToken) =>
            {
                Signals.Note(key, $"{++_running} at once");
                await Task.Delay(TimeSpan.FromMilliseconds(60), cancellationToken);
                _running--;
            },
            this.GetPrimaryKeyString(),
            new GrainTimerCreationOptions { DueTime = TimeSpan.Zero, Period = TimeSpan.FromMilliseconds(5), Interleave = true });
        return Task.CompletedTask;
    }

    public Task Stop()
    {
        _timer!.Dispose();
        return Task.CompletedTask;
    }

    public async Task<int> HoldFor(int milliseconds)
    {
        var before = _ticks;
        await Task.Delay(milliseconds);
        return _ticks - before;
    }

    public Task<int> Ticks() => Task.FromResult(_ticks);

    public Task Deactivate()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    private Task Tick()
    {
        _ticks++;
        Signals.Note(this.GetPrimaryKeyString(), "tick");
        return Task.CompletedTask;
    }
}
