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

    public Task Fail(string message) => throw new InvalidOperationException(message);
}
