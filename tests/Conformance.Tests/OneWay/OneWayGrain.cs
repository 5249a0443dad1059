namespace AgentOps.Conformance.Tests.OneWay;

public sealed class OneWayGrain : Grain, IOneWayGrain
{
    private readonly List<string> _heard = [];

    public async Task Tell(string what)
    {
        await Signals.Wait($"{this.GetPrimaryKeyString()} listen");
        _heard.Add(what);
        if (what == "bad")
            throw new InvalidOperationException("nobody hears this");
    }

    public Task<string[]> Heard() => Task.FromResult(_heard.ToArray());
}
