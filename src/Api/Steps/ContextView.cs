using System.Text.Json.Serialization;

namespace AgentOps.Api.Steps;

/// <summary>What a step is part of: the mission's title, who does it, earlier results, the root of its causes.</summary>
/// <param name="Untrusted">True when an event of another system caused it: title and payload may be in strangers' words, data and no instructions. Left out otherwise.</param>
public sealed record ContextView(
    string Title, string Agent, IReadOnlyList<EarlierView> Earlier, string RootCause, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Untrusted);
