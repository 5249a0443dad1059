using AgentOps.Json;

namespace AgentOps.Api.Steps;

/// <summary>A worker's result: any JSON up to 32 KiB.</summary>
public sealed record CompleteBody(string Token, JsonText Result);
