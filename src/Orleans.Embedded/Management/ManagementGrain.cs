using Orleans.Activations;
using Orleans.Concurrency;

namespace Orleans.Runtime;

/// <summary>Reads the silo's directory.</summary>
[StatelessWorker(1)]
internal sealed class ManagementGrain(SiloRuntime silo) : Grain, IManagementGrain
{
    private SiloAddress Address => silo.Identity.SiloAddress;

    public Task<Dictionary<SiloAddress, SiloStatus>> GetHosts(bool onlyActive = false)
        => Task.FromResult(new Dictionary<SiloAddress, SiloStatus> { [Address] = SiloStatus.Active });

    public Task ForceActivationCollection(SiloAddress[] hostsIds, TimeSpan ageLimit)
        => hostsIds.Contains(Address) ? ForceActivationCollection(ageLimit) : Task.CompletedTask;

    public Task ForceActivationCollection(TimeSpan ageLimit)
    {
        silo.Collector.CollectOlderThan(silo.Directory.All(), ageLimit);
        return Task.CompletedTask;
    }

    public Task<SimpleGrainStatistic[]> GetSimpleGrainStatistics(SiloAddress[] hostsIds)
        => hostsIds.Contains(Address) ? GetSimpleGrainStatistics() : Task.FromResult(Array.Empty<SimpleGrainStatistic>());

    public Task<SimpleGrainStatistic[]> GetSimpleGrainStatistics() => Task.FromResult(silo.Directory.All()
        .GroupBy(activation => NameOf(activation.Class))
        .Select(group => new SimpleGrainStatistic { GrainType = group.Key, SiloAddress = Address, ActivationCount = group.Count() })
        .ToArray());

    public Task<DetailedGrainStatistic[]> GetDetailedGrainStatistics(string[]? types = null, SiloAddress[]? hostsIds = null) => Task.FromResult(
        hostsIds is not null && !hostsIds.Contains(Address)
            ? []
            : silo.Directory.All()
                .Select(activation => new DetailedGrainStatistic { GrainType = NameOf(activation.Class), SiloAddress = Address, GrainId = activation.GrainId })
                .Where(statistic => types is null || types.Contains(statistic.GrainType))
                .ToArray());

    public Task<int> GetTotalActivationCount() => Task.FromResult(silo.Directory.All().Count);

    public ValueTask<SiloAddress?> GetActivationAddress(IAddressable reference)
        => new(silo.Directory.Find(reference.GetGrainId()) is null ? null : Address);

    public ValueTask<List<GrainId>> GetActiveGrains(GrainType type)
        => new([.. silo.Directory.All().Where(activation => activation.GrainId.Type == type).Select(activation => activation.GrainId)]);

    private static string NameOf(GrainClass grainClass) => $"{grainClass.Type.FullName},{grainClass.Type.Assembly.GetName().Name}";
}
