namespace AgentOps.Keys;

/// <summary>Names the relationship of two agents, in alphabetical order (SPEC §5, fixed): <c>company/a|b</c>.</summary>
[GenerateSerializer, Immutable, Alias("AgentOps.Keys.PairKey")]
public readonly record struct PairKey
{
    /// <exception cref="FormatException">A key is malformed, or both are the same.</exception>
    public PairKey(CompanyKey company, string one, string other)
    {
        KeyText.Key(one, "agent key");
        KeyText.Key(other, "agent key");
        if (one == other) throw new FormatException($"'{one}' cannot pair with itself.");
        Company = company;
        (A, B) = string.CompareOrdinal(one, other) < 0 ? (one, other) : (other, one);
    }

    [Id(0)]
    public CompanyKey Company { get; init; }

    [Id(1)]
    public string A { get; init; }

    [Id(2)]
    public string B { get; init; }

    /// <exception cref="FormatException">The text is not <c>company/a|b</c>.</exception>
    public static PairKey Parse(string text)
    {
        var (company, pair) = KeyText.Split(text, "pair grain key");
        var bar = pair.IndexOf('|');
        return bar > 0
            ? new(CompanyKey.Parse(company), pair[..bar], pair[(bar + 1)..])
            : throw new FormatException($"'{text}' is no pair grain key: it lacks the bar between two agents.");
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Company}/{A}|{B}";
}
