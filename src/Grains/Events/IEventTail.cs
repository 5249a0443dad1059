using System.Collections.Immutable;

namespace AgentOps.Events;

/// <summary>A company's events as triggers and reactions read them: in order, nothing missed, nothing twice.</summary>
public interface IEventTail
{
    /// <summary>At most <paramref name="limit"/> events after <paramref name="after"/>.</summary>
    Task<ImmutableArray<CompanyEvent>> Read(CompanyKey company, EventCursor after, int limit, CancellationToken cancellationToken);
}
