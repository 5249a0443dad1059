using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using AgentOps.Events;

namespace AgentOps.InMemory;

/// <summary>A company's events in memory: read from a cursor, or followed.</summary>
public sealed class InMemoryEventTail(InMemoryDatabase database) : IEventTail, IEventFeed
{
    private const int Page = 500;

    /// <inheritdoc/>
    public Task<ImmutableArray<CompanyEvent>> Read(CompanyKey company, EventCursor after, int limit, CancellationToken cancellationToken) =>
        Task.FromResult(database.Read(company, c => After(c, after, limit)));

    /// <inheritdoc/>
    public async IAsyncEnumerable<CompanyEvent> Follow(
        CompanyKey company, EventCursor after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            var (events, more) = database.Read(company, c => (After(c, after, Page), c.More));
            foreach (var e in events)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return e;
                after = e.Cursor;
            }

            if (events.IsEmpty) await more.WaitAsync(cancellationToken);
        }
    }

    private static ImmutableArray<CompanyEvent> After(InMemoryCompany company, EventCursor after, int limit)
    {
        var events = company.Events.All;
        var (low, high) = (0, events.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (events[middle].Cursor.CompareTo(after) > 0) high = middle;
            else low = middle + 1;
        }

        var found = ImmutableArray.CreateBuilder<CompanyEvent>(Math.Min(limit, events.Count - low));
        for (var i = low; i < events.Count && found.Count < limit; i++) found.Add(events[i]);
        return found.MoveToImmutable();
    }
}
