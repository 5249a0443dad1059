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
    /// <summary>What the root of everything begins with that an event of another system caused (SPEC §9 "Bridge").</summary>
    public const string Outside = "external:";

    /// <summary>Whether a chain with this root began outside the company: what comes of it carries strangers' words (SPEC §4).</summary>
    public static bool BeganOutside(string root) => root.StartsWith(Outside, StringComparison.Ordinal);

    /// <summary>Whether this chain began outside the company.</summary>
    public bool BeganOutside() => BeganOutside(Root);

    /// <summary>The same root and depth, caused by <paramref name="direct"/>.</summary>
    public Cause By(string direct) => this with { Direct = direct };

    /// <summary>What a proposal caused by this carries: one deeper.</summary>
    public Cause Deeper() => this with { Depth = Depth + 1 };
}
