namespace AgentOps.Companies;

/// <summary>An agent as its company's roster lists it (SPEC §1, §3 "Voices").</summary>
[GenerateSerializer, Immutable, Alias("AgentOps.Companies.AgentInfo")]
public sealed record AgentInfo(
    [property: Id(0)] string Key,
    [property: Id(1)] string Name,
    [property: Id(2)] string Role,
    [property: Id(3)] string Tone,
    [property: Id(4)] string Quirk,
    [property: Id(5)] string SignatureLine,
    [property: Id(6)] string Directive,
    [property: Id(7)] string Color,
    [property: Id(8)] string Sprite);
