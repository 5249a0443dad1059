namespace AgentOps.Conformance.Tests.Context;

public sealed class ContextGrain : Grain, IContextGrain
{
    public async Task<string?> Read(string name)
    {
        await Task.Yield();
        return RequestContext.Get(name) as string;
    }

    public Task<string?> ReadThrough(IContextGrain other, string name) => other.Read(name);

    public Task Change(string name, string value)
    {
        RequestContext.Set(name, value);
        return Task.CompletedTask;
    }
}
