namespace AgentOps.Keys;

/// <summary>Names an agent inside its company: <c>company/agent</c>.</summary>
[GenerateSerializer, Immutable, Alias("AgentOps.Keys.AgentKey")]
public readonly record struct AgentKey
{
    /// <exception cref="FormatException">The agent's key does not match <see cref="KeyText.Pattern"/>.</exception>
    public AgentKey(CompanyKey company, string agent) => (Company, Agent) = (company, KeyText.Key(agent, "agent key"));

    [Id(0)]
    public CompanyKey Company { get; init; }

    [Id(1)]
    public string Agent { get; init; }

    /// <exception cref="FormatException">The text is not <c>company/agent</c>.</exception>
    public static AgentKey Parse(string text)
    {
        var (company, agent) = KeyText.Split(text, "agent grain key");
        return new(CompanyKey.Parse(company), agent);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Company}/{Agent}";
}
