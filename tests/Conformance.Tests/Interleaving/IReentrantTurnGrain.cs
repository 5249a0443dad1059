namespace AgentOps.Conformance.Tests.Interleaving;

[Alias("conformance.IReentrantTurnGrain")]
public interface IReentrantTurnGrain : IGrainWithStringKey
{
    [Alias("Plain")]
    Task Plain(string name);
}
