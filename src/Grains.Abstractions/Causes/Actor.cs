namespace AgentOps.Causes;

/// <summary>Who asked for a change: shown in histories and the audit trail.</summary>
/// <param name="Name">The key's name or the grain's concept, e.g. <c>admin</c>, <c>heartbeat</c>, <c>breaker</c>.</param>
/// <param name="Person">True when a person or their key asked, false for the company's own machinery.</param>
[GenerateSerializer, Immutable, Alias("AgentOps.Causes.Actor")]
public sealed record Actor([property: Id(0)] string Name, [property: Id(1)] bool Person)
{
    /// <summary>A part of the company's own machinery.</summary>
    public static Actor System(string name) => new(name, false);
}
