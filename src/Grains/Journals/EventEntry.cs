using System.Collections.Immutable;
using AgentOps.Causes;
using AgentOps.Events;
using AgentOps.Json;

namespace AgentOps.Journals;

/// <summary>A row of <c>ops_agent_events</c>; a second entry of the same id changes nothing.</summary>
public sealed record EventEntry(
    Guid Id,
    string Company,
    DateTimeOffset At,
    string? Agent,
    string Kind,
    string Title,
    string? Summary,
    ImmutableArray<string> Tags,
    EventRefs Refs,
    Cause Cause,
    JsonText? Data,
    bool Untrusted) : JournalEntry;
