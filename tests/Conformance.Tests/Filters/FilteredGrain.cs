namespace AgentOps.Conformance.Tests.Filters;

public sealed class FilteredGrain : Grain, IFilteredGrain, IIncomingGrainCallFilter
{
    public Task<int> Double(int value) => Task.FromResult(2 * value);

    public Task Touch() => Task.CompletedTask;

    public ValueTask TouchValue() => default;

    public Task<string?> Nothing() => Task.FromResult<string?>(null);

    public Task<int> Break() => throw new InvalidOperationException("broken");

    public Task<int> Relay(IFilteredGrain other, int value) => other.Double(value);

    public async Task Invoke(IIncomingGrainCallContext context)
    {
        Signals.Note(this.GetPrimaryKeyString(), "grain");
        await context.Invoke();
    }
}
