using AgentOps.Json;

namespace AgentOps.Kinds;

/// <summary>One kind of step (SPEC §2.3): its payload's schema, its gate, and what it is expected to cost.</summary>
/// <param name="Name">As in <c>steps[].kind</c>.</param>
/// <param name="About">One sentence for people who pick a kind.</param>
/// <param name="Schema">JSON schema of the payload; unknown fields are refused.</param>
/// <param name="Result">JSON schema of the result, for readers; workers' results are not held to it.</param>
/// <param name="Gate">The cap gate that counts it (<see cref="Gates"/>), or null.</param>
/// <param name="Outward">True when its effect leaves the company; then it needs its policy or a person (FAULTS "Bad input").</param>
/// <param name="InputTokens">Estimated tokens a step sends to a model; 0 for kinds that ask none.</param>
/// <param name="OutputTokens">Estimated tokens a model answers.</param>
/// <param name="MaxPerDay">For kinds of a template: the cap of its own gate; null for none.</param>
public sealed record StepKind(
    string Name,
    string About,
    JsonText Schema,
    JsonText Result,
    string? Gate,
    bool Outward,
    int InputTokens,
    int OutputTokens,
    int? MaxPerDay = null)
{
    /// <summary>True when a step of this kind asks a model.</summary>
    public bool UsesModel => OutputTokens > 0;
}
