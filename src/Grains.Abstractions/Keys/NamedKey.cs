namespace AgentOps.Keys;

/// <summary>Names a thing of a company by a name: a step queue by its kind, a trigger by its rule: <c>company/name</c>.</summary>
[GenerateSerializer, Immutable, Alias("AgentOps.Keys.NamedKey")]
public readonly record struct NamedKey
{
    /// <exception cref="FormatException">The name does not match <see cref="KeyText.NamePattern"/>.</exception>
    public NamedKey(CompanyKey company, string name) => (Company, Name) = (company, KeyText.Name(name, "name"));

    [Id(0)]
    public CompanyKey Company { get; init; }

    [Id(1)]
    public string Name { get; init; }

    /// <exception cref="FormatException">The text is not <c>company/name</c>.</exception>
    public static NamedKey Parse(string text)
    {
        var (company, name) = KeyText.Split(text, "grain key");
        return new(CompanyKey.Parse(company), name);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Company}/{Name}";
}
