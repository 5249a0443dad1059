namespace AgentOps.Events;

/// <summary>The live end of the journal in this process: what the tail read, in order, nothing missed and nothing twice.</summary>
public interface IEventFeed
{
    /// <summary>The events of a company after <paramref name="after"/>, then every new one as it is committed, until cancelled.</summary>
    IAsyncEnumerable<CompanyEvent> Follow(CompanyKey company, EventCursor after, CancellationToken cancellationToken);
}
