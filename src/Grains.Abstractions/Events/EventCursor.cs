using System.Globalization;

namespace AgentOps.Events;

/// <summary>A place in a company's events: transaction, then sequence. Everything before it has been seen; nothing later can appear before it.</summary>
[GenerateSerializer, Immutable, Alias("AgentOps.Events.EventCursor")]
public readonly record struct EventCursor([property: Id(0)] long Xid, [property: Id(1)] long Seq) : IComparable<EventCursor>
{
    /// <summary>Before the first event.</summary>
    public static EventCursor Start => default;

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static bool TryParse(string? text, out EventCursor cursor)
    {
        cursor = default;
        var dash = text?.IndexOf('-') ?? -1;
        if (dash <= 0
            || !long.TryParse(text.AsSpan(0, dash), NumberStyles.None, CultureInfo.InvariantCulture, out var xid)
            || !long.TryParse(text.AsSpan(dash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var seq)) return false;
        cursor = new(xid, seq);
        return true;
    }

    /// <inheritdoc/>
    public int CompareTo(EventCursor other) => Xid != other.Xid ? Xid.CompareTo(other.Xid) : Seq.CompareTo(other.Seq);

    /// <summary><c>xid-seq</c>, as in SSE ids and <c>?after=</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Xid}-{Seq}");
}
