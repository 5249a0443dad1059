using System.Collections.Immutable;
using AgentOps.Causes;

namespace AgentOps.Roundtables;

/// <summary>What a conversation is to be.</summary>
/// <param name="Format">A format of the company's template.</param>
/// <param name="Title">As people read it, e.g. the slot's name.</param>
/// <param name="Participants">In the order they were invited; a mediator comes first.</param>
/// <param name="By">Who convened it: <c>schedule</c>, <c>pairing</c>, <c>template</c> or a person's name.</param>
[GenerateSerializer, Immutable, Alias("AgentOps.Roundtables.RoundtablePlan")]
public sealed record RoundtablePlan(
    [property: Id(0)] Guid Id,
    [property: Id(1)] string Format,
    [property: Id(2)] string Title,
    [property: Id(3)] string Topic,
    [property: Id(4)] ImmutableArray<string> Participants,
    [property: Id(5)] string By,
    [property: Id(6)] Cause Cause,
    [property: Id(7)] DateTimeOffset At,
    [property: Id(8)] bool Untrusted = false);
