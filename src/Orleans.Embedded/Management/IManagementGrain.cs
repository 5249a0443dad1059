namespace Orleans.Runtime;

/// <summary>What a silo knows of its activations. Its key is 0.</summary>
public interface IManagementGrain : IGrainWithIntegerKey
{
    /// <summary>The silos and their states.</summary>
    Task<Dictionary<SiloAddress, SiloStatus>> GetHosts(bool onlyActive = false);

    /// <summary>Ends all activations that were idle for at least this long, on these silos.</summary>
    Task ForceActivationCollection(SiloAddress[] hostsIds, TimeSpan ageLimit);

    /// <summary>Ends all activations that were idle for at least this long.</summary>
    Task ForceActivationCollection(TimeSpan ageLimit);

    /// <summary>How many activations each grain class has, on these silos.</summary>
    Task<SimpleGrainStatistic[]> GetSimpleGrainStatistics(SiloAddress[] hostsIds);

    /// <summary>How many activations each grain class has.</summary>
    Task<SimpleGrainStatistic[]> GetSimpleGrainStatistics();

    /// <summary>All activations, or those of the given grain classes.</summary>
    Task<DetailedGrainStatistic[]> GetDetailedGrainStatistics(string[]? types = null, SiloAddress[]? hostsIds = null);

    /// <summary>How many activations there are.</summary>
    Task<int> GetTotalActivationCount();

    /// <summary>Where this grain is active; null when it is not.</summary>
    ValueTask<SiloAddress?> GetActivationAddress(IAddressable reference);

    /// <summary>The active grains of this type.</summary>
    ValueTask<List<GrainId>> GetActiveGrains(GrainType type);
}
