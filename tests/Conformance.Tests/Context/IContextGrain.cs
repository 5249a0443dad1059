namespace AgentOps.Conformance.Tests.Context;

[Alias("conformance.IContextGrain")]
public interface IContextGrain : IGrainWithStringKey
{
    [Alias("Read")]
    Task<string?> Read(string name);

    [Alias("ReadThrough")]
    Task<string?> ReadThrough(IContextGrain other, string name);

    [Alias("Change")]
    Task Change(string name, string value);
}
