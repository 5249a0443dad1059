using AgentOps.Json;

namespace AgentOps.Steps;

/// <summary>A step's result: a JSON object of the kind's result shape. What follows from it (a post published) the mission's rules decide.</summary>
public sealed record StepOutcome(JsonText Result);
