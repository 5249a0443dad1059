namespace AgentOps.Keys;

/// <summary>Names a company. The grains of the company itself are keyed <c>company/-</c>.</summary>
[GenerateSerializer, Immutable, Alias("AgentOps.Keys.CompanyKey")]
public readonly record struct CompanyKey
{
    private CompanyKey(string value) => Value = value;

    /// <summary>The bare key, as in URLs and tables.</summary>
    [Id(0)]
    public string Value { get; init; }

    /// <summary>The key of this company's own grains. A bare <c>cafe</c> would be read as a hexadecimal number by storage.</summary>
    public string Grain => Value + "/-";

    /// <exception cref="FormatException">The text is no company key; the message says the pattern.</exception>
    public static CompanyKey Parse(string text) => new(KeyText.Key(text, "company key"));

    /// <summary>Reads back what <see cref="Grain"/> wrote, or the company of any grain key.</summary>
    /// <exception cref="FormatException">The text is no grain key.</exception>
    public static CompanyKey OfGrain(string grainKey) => new(KeyText.Split(grainKey, "grain key").Company);

    /// <summary>Like <see cref="Parse"/>, without the exception.</summary>
    public static bool TryParse(string? text, out CompanyKey key)
    {
        key = KeyText.IsKey(text) ? new(text) : default;
        return key.Value is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
