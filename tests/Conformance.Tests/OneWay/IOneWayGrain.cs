using Orleans.Concurrency;

namespace AgentOps.Conformance.Tests.OneWay;

[Alias("conformance.IOneWayGrain")]
public interface IOneWayGrain : IGrainWithStringKey
{
    [Alias("Tell")]
    [OneWay]
    Task Tell(string what);

    [Alias("Heard")]
    Task<string[]> Heard();
}
