using AgentOps.Traffic;

namespace AgentOps.Silo.Traffic;

/// <summary>The calls of the last minute, second by second. May be used from any thread.</summary>
/// <param name="frequency">Timestamps a second.</param>
public sealed class MinuteOfCalls(long frequency)
{
    private readonly (long Second, long Count, long Failed, TimeSpan Total, TimeSpan Longest)[] _seconds =
        new (long, long, long, TimeSpan, TimeSpan)[(int)GrainCalls.Window.TotalSeconds];

    private readonly Lock _gate = new();

    public void Add(long timestamp, TimeSpan took, bool failed)
    {
        var second = timestamp / frequency;
        lock (_gate)
        {
            ref var slot = ref _seconds[second % _seconds.Length];
            if (slot.Second != second) slot = (second, 0, 0, TimeSpan.Zero, TimeSpan.Zero);
            slot.Count++;
            if (failed) slot.Failed++;
            slot.Total += took;
            if (took > slot.Longest) slot.Longest = took;
        }
    }

    public GrainCalls Read(long timestamp)
    {
        var oldest = (timestamp / frequency) - _seconds.Length;
        var (count, failed, total, longest) = (0L, 0L, TimeSpan.Zero, TimeSpan.Zero);
        lock (_gate)
        {
            foreach (var slot in _seconds)
            {
                if (slot.Second <= oldest) continue;
                count += slot.Count;
                failed += slot.Failed;
                total += slot.Total;
                if (slot.Longest > longest) longest = slot.Longest;
            }
        }

        return new(count, failed, total, longest);
    }
}
