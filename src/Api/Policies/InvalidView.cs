using AgentOps.Json;

namespace AgentOps.Api.Policies;

/// <summary>What somebody wrote into the table that does not fit; it is not in force.</summary>
public sealed record InvalidView(JsonText Value, string Message);
