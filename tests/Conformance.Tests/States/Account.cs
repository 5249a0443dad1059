namespace AgentOps.Conformance.Tests.States;

[GenerateSerializer]
[Alias("conformance.Account")]
public sealed class Account
{
    [Id(0)]
    public int Amount { get; set; }

    [Id(1)]
    public List<string> Lines { get; set; } = [];
}
