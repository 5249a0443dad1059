namespace AgentOps.Conformance.Tests.Filters;

[Alias("conformance.IFilteredGrain")]
public interface IFilteredGrain : IGrainWithStringKey
{
    [Alias("Double")]
    Task<int> Double(int value);

    [Alias("Break")]
    Task<int> Break();

    [Alias("Relay")]
    Task<int> Relay(IFilteredGrain other, int value);
}
