namespace AgentOps.Conformance.Tests.Calls;

/// <summary>Its constructor asks for a service that nobody registered.</summary>
public sealed class UnmadeGrain(IUnregisteredService service) : Grain, IUnmadeGrain
{
    public Task Touch() => Task.FromResult(service);
}
