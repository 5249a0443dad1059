namespace AgentOps.Conformance.Tests.EmbeddedOnly;

[GenerateSerializer]
[Alias("conformance.Beats")]
public sealed record Beats([property: Id(0)] int Count)
{
    public Beats()
        : this(0)
    {
    }
}
