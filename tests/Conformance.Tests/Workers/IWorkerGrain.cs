namespace AgentOps.Conformance.Tests.Workers;

[Alias("conformance.IWorkerGrain")]
public interface IWorkerGrain : IGrainWithStringKey
{
    [Alias("Work")]
    Task<string> Work(string name);
}
