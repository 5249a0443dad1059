namespace AgentOps.Causes;

/// <summary>
/// What caused something, and the root the chain leads to (SPEC §1 "cause"). References read <c>kind:id</c>:
/// <c>proposal:…</c>, <c>mission:…</c>, <c>step:…</c>, <c>event:…</c>, <c>roundtable:…</c>, <c>memory:…</c>, <c>person:…</c>.
/// </summary>
/// <param name="Direct">The thing that caused this directly.</param>
/// <param name="Root">The first thing of the chain.</param>
/// <param name="Depth">How many proposals stand between this and the root; 0 for the root's own work (§2.1, stage 4).</param>
[GenerateSerializer, Immutable, Alias("AgentOps.Causes.Cause")]
public sealed record Cause([property: Id(0)] string Direct, [property: Id(1)] string Root, [property: Id(2)] int Depth)
{
    /// <summary>The same root and depth, caused by <paramref name="direct"/>.</summary>
    public Cause By(string direct) => this with { Direct = direct };

    /// <summary>What a proposal caused by this carries: one deeper.</summary>
    public Cause Deeper() => this with { Depth = Depth + 1 };
}
