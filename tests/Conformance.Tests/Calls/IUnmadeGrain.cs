namespace AgentOps.Conformance.Tests.Calls;

[Alias("conformance.IUnmadeGrain")]
public interface IUnmadeGrain : IGrainWithStringKey
{
    [Alias("Touch")]
    Task Touch();
}
