namespace AgentOps.Conformance.Tests.Copying;

[GenerateSerializer]
[Alias("conformance.Mutable")]
public sealed class Mutable
{
    [Id(0)]
    public string Text { get; set; } = string.Empty;

    [Id(1)]
    public List<int> Numbers { get; set; } = [];

    [Id(2)]
    public Mutable? Other { get; set; }
}
