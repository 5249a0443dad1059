namespace AgentOps.Conformance.Tests.Interleaving;

[Alias("conformance.IChoosyTurnGrain")]
public interface IChoosyTurnGrain : IGrainWithStringKey
{
    [Alias("Plain")]
    Task Plain(string name);

    [Alias("Whenever")]
    Task Whenever(string name);
}
