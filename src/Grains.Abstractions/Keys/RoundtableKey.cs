namespace AgentOps.Keys;

/// <summary>Names a conversation: <c>company/id</c>, the id a UUID version 7.</summary>
[GenerateSerializer, Immutable, Alias("AgentOps.Keys.RoundtableKey")]
public readonly record struct RoundtableKey([property: Id(0)] CompanyKey Company, [property: Id(1)] Guid Id)
{
    /// <exception cref="FormatException">The text is not <c>company/uuid</c>.</exception>
    public static RoundtableKey Parse(string text)
    {
        var (company, id) = KeyText.Split(text, "roundtable grain key");
        return Guid.TryParseExact(id, "D", out var guid)
            ? new(CompanyKey.Parse(company), guid)
            : throw new FormatException($"'{text}' is no roundtable grain key: the id is no UUID.");
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Company}/{Id:D}";
}
