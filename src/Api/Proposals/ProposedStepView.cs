using AgentOps.Json;

namespace AgentOps.Api.Proposals;

/// <summary>A step as it was asked for.</summary>
public sealed record ProposedStepView(string Kind, JsonText Payload, IReadOnlyList<int>? After);
