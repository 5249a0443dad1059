using AgentOps.Json;

namespace AgentOps.Api.Steps;

/// <summary>What an earlier step of the mission produced.</summary>
public sealed record EarlierView(string StepId, string Kind, JsonText Result);
