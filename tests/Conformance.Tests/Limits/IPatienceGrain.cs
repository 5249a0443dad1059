namespace AgentOps.Conformance.Tests.Limits;

[Alias("conformance.IPatienceGrain")]
public interface IPatienceGrain : IGrainWithStringKey
{
    [Alias("Short")]
    [ResponseTimeout("00:00:01")]
    Task Short();

    [Alias("Long")]
    Task Long();

    [Alias("UntilCancelled")]
    Task UntilCancelled(string name, CancellationToken cancellationToken = default);

    [Alias("Ask")]
    Task<bool> CanBeCancelled(CancellationToken cancellationToken = default);
}
