namespace AgentOps.Conformance.Tests.Calls;

public sealed class CounterGrain : Grain, ICounterGrain
{
    private int _value;

    public async Task<int> Add(int amount)
    {
        var before = _value;
        await Task.Yield();
        _value = before + amount;
        return _value;
    }

    public ValueTask<int> Read() => new(_value);

    public Task<string> Key() => Task.FromResult(this.GetPrimaryKeyString());

    public async Task Fail(string message)
    {
        await Task.Yield();
        throw new InvalidOperationException(message);
    }

    public ValueTask FailAtOnce() => throw new ArgumentException("at once");

    public Task<int> AddTo(ICounterGrain other, int amount) => other.Add(amount);

    public Task<ICounterGrain> Self() => Task.FromResult(this.AsReference<ICounterGrain>());

    public async Task<bool> SchedulerIsKept()
    {
        var scheduler = TaskScheduler.Current;
        await Task.Delay(5);
        await Task.Yield();
        return scheduler != TaskScheduler.Default && ReferenceEquals(scheduler, TaskScheduler.Current);
    }
}
