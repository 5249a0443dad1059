namespace AgentOps.Conformance.Tests.Limits;

[Alias("conformance.IRelayGrain")]
public interface IRelayGrain : IGrainWithStringKey
{
    [Alias("TimesOut")]
    [ResponseTimeout("00:00:20")]
    Task<bool> TimesOut(IPatienceGrain other);
}
