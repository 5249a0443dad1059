namespace AgentOps.Conformance.Tests.States;

[Alias("conformance.IFaultyAccountGrain")]
public interface IFaultyAccountGrain : IGrainWithStringKey
{
    [Alias("Show")]
    Task<string> Show();

    [Alias("Put")]
    Task<string> Put(int amount, bool write);

    [Alias("Deactivate")]
    Task Deactivate();
}
