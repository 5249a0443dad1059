namespace AgentOps.Keys;

/// <summary>Names a routine of an agent: <c>company/agent/routine</c>.</summary>
[GenerateSerializer, Immutable, Alias("AgentOps.Keys.RoutineKey")]
public readonly record struct RoutineKey
{
    /// <exception cref="FormatException">The agent's key or the routine's name is malformed.</exception>
    public RoutineKey(CompanyKey company, string agent, string name) =>
        (Company, Agent, Name) = (company, KeyText.Key(agent, "agent key"), KeyText.Name(name, "routine name"));

    [Id(0)]
    public CompanyKey Company { get; init; }

    [Id(1)]
    public string Agent { get; init; }

    [Id(2)]
    public string Name { get; init; }

    /// <exception cref="FormatException">The text is not <c>company/agent/routine</c>.</exception>
    public static RoutineKey Parse(string text)
    {
        var (company, rest) = KeyText.Split(text, "routine grain key");
        var slash = rest.IndexOf('/');
        return slash > 0
            ? new(CompanyKey.Parse(company), rest[..slash], rest[(slash + 1)..])
            : throw new FormatException($"'{text}' is no routine grain key: it lacks the agent before the second slash.");
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Company}/{Agent}/{Name}";
}
