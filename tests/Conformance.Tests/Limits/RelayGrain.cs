namespace AgentOps.Conformance.Tests.Limits;

public sealed class RelayGrain : Grain, IRelayGrain
{
    public async Task<bool> TimesOut(IPatienceGrain other)
    {
        try
        {
            await other.Long();
            return false;
        }
        catch (TimeoutException)
        {
            return true;
        }
    }
}
