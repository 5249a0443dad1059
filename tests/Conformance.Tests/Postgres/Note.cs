namespace AgentOps.Conformance.Tests.Postgres;

[GenerateSerializer]
[Alias("conformance.Note")]
public sealed class Note
{
    [Id(0)]
    public string Text { get; set; } = string.Empty;
}
