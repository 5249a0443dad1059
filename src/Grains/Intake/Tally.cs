using System.Collections.Immutable;
using System.Runtime.InteropServices;
using AgentOps.Journals;

namespace AgentOps.Intake;

/// <summary>The counters a batch decides with: what is committed, plus what this batch has admitted so far.</summary>
public sealed class Tally(ImmutableDictionary<(string Gate, string Day), QuotaCount> committed, string day)
{
    private readonly Dictionary<(string Gate, string Day), QuotaCount> _moved = [];

    /// <summary>The company's day.</summary>
    public string Day => day;

    /// <summary>Places taken: done today and admitted but not finished.</summary>
    public long Places(string gate) => At(gate, day).Count + At(gate, QuotaEntry.Open).Count;

    /// <summary>Money taken: spent today and reserved.</summary>
    public decimal Usd(string gate) => At(gate, day).Usd + At(gate, QuotaEntry.Open).Usd;

    /// <summary>What happened today.</summary>
    public long Today(string gate) => At(gate, day).Count;

    /// <summary>Moves a counter for the rest of the batch.</summary>
    public void Move(string gate, string atDay, long count, decimal usd = 0)
    {
        if (count == 0 && usd == 0) return;
        ref var moved = ref CollectionsMarshal.GetValueRefOrAddDefault(_moved, (gate, atDay), out _);
        moved = new(moved.Count + count, moved.Usd + usd);
    }

    /// <summary>The counters as another day finds them: what is open still is, what was done is that day's own.</summary>
    public Tally On(string otherDay) => new(
        committed.Keys.Concat(_moved.Keys).Where(place => place.Day == QuotaEntry.Open).Distinct()
            .ToImmutableDictionary(place => place, place => At(place.Gate, place.Day)),
        otherDay);

    /// <summary>All moves of the batch, one entry a counter.</summary>
    public void WriteTo(JournalWriter journal)
    {
        foreach (var ((gate, atDay), moved) in _moved) journal.Quota(gate, atDay, moved.Count, moved.Usd);
    }

    private QuotaCount At(string gate, string atDay)
    {
        var start = committed.GetValueOrDefault((gate, atDay));
        var moved = _moved.GetValueOrDefault((gate, atDay));
        return new(start.Count + moved.Count, start.Usd + moved.Usd);
    }
}
