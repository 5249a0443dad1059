namespace AgentOps.Conformance.Tests.Calls;

[Alias("conformance.ICounterGrain")]
public interface ICounterGrain : IGrainWithStringKey
{
    [Alias("Add")]
    Task<int> Add(int amount);

    [Alias("Read")]
    ValueTask<int> Read();

    [Alias("Key")]
    Task<string> Key();

    [Alias("Fail")]
    Task Fail(string message);
}
