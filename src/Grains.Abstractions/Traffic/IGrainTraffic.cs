namespace AgentOps.Traffic;

/// <summary>What this server's grains were called lately. In a cluster every silo knows its own.</summary>
public interface IGrainTraffic
{
    /// <summary>The last minute of a company's grains, by grain type.</summary>
    IReadOnlyDictionary<string, GrainCalls> Of(CompanyKey company);
}
