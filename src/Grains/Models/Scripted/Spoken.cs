namespace AgentOps.Models.Scripted;

/// <summary>
/// What was said in a company within the last week, so that no sentence is said twice (SPEC §8). Sentences are compared by their letters and digits.
/// Kept in memory: after a restart the week begins anew.
/// </summary>
internal sealed class Spoken
{
    private const int MaxKept = 50_000;
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);
    private readonly Dictionary<ulong, DateTimeOffset> _said = [];
    private readonly Queue<(ulong Hash, DateTimeOffset At)> _order = new();

    /// <summary>Notes a text as said, unless one of its sentences was said within the week; then nothing is noted.</summary>
    public bool TrySay(string text, DateTimeOffset now)
    {
        while (_order.TryPeek(out var oldest) && (now - oldest.At > Week || _order.Count > MaxKept))
        {
            _order.Dequeue();
            if (_said.TryGetValue(oldest.Hash, out var at) && at == oldest.At) _said.Remove(oldest.Hash);
        }

        var hashes = Reading.Sentences.Of(text).Select(Hash).Distinct().ToArray();
        if (hashes.Any(_said.ContainsKey)) return false;
        foreach (var hash in hashes)
        {
            _said[hash] = now;
            _order.Enqueue((hash, now));
        }

        return true;
    }

    /// <summary>True when a thought or a way of saying things was not noted within so long; it is no sentence of its own.</summary>
    public bool IsFresh(string thought, DateTimeOffset now, TimeSpan within) => !_said.TryGetValue(Hash(thought), out var at) || now - at > within;

    /// <summary>True when it was not said within the week.</summary>
    public bool IsFresh(string thought, DateTimeOffset now) => IsFresh(thought, now, Week);

    /// <summary>Notes a thought or a way of saying things.</summary>
    public void Note(string thought, DateTimeOffset now)
    {
        var hash = Hash(thought);
        _said[hash] = now;
        _order.Enqueue((hash, now));
    }

    private static ulong Hash(string sentence)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in sentence)
            if (char.IsLetterOrDigit(c)) hash = (hash ^ char.ToLowerInvariant(c)) * 1099511628211UL;
        return hash;
    }
}
