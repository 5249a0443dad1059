namespace AgentOps.Conformance.Tests.Filters;

[Alias("conformance.IFilteredGrain")]
public interface IFilteredGrain : IGrainWithStringKey
{
    [Alias("Double")]
    Task<int> Double(int value);

    [Alias("Break")]
    Task<int> Break();

    [Alias("Touch")]
    Task Touch();

    [Alias("TouchValue")]
    ValueTask TouchValue();

    [Alias("Nothing")]
    Task<string?> Nothing();

    [Alias("Relay")]
    Task<int> Relay(IFilteredGrain other, int value);
}
