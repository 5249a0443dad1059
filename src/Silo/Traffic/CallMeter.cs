using System.Collections.Concurrent;
using AgentOps.Keys;
using AgentOps.Traffic;

namespace AgentOps.Silo.Traffic;

/// <summary>Counts and times the calls of this silo's grains, by company and grain type. Sees only grains whose key begins with a company.</summary>
public sealed class CallMeter(TimeProvider clock) : IIncomingGrainCallFilter, IGrainTraffic
{
    private readonly ConcurrentDictionary<(string Company, GrainType Type), MinuteOfCalls> _minutes = new();

    /// <inheritdoc/>
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        if (MinuteOf(context.TargetId) is not { } minute)
        {
            await context.Invoke();
            return;
        }

        var start = clock.GetTimestamp();
        var failed = true;
        try
        {
            await context.Invoke();
            failed = false;
        }
        finally
        {
            minute.Add(clock.GetTimestamp(), clock.GetElapsedTime(start), failed);
        }
    }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, GrainCalls> Of(CompanyKey company)
    {
        var now = clock.GetTimestamp();
        return _minutes.Where(minute => minute.Key.Company == company.Value)
            .ToDictionary(minute => minute.Key.Type.ToString()!, minute => minute.Value.Read(now), StringComparer.Ordinal);
    }

    private MinuteOfCalls? MinuteOf(GrainId grain)
    {
        var key = grain.Key.ToString()!;
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        return slash <= 0 ? null : _minutes.GetOrAdd((key[..slash], grain.Type), static (_, frequency) => new(frequency), clock.TimestampFrequency);
    }
}
