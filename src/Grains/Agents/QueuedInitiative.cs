using AgentOps.Causes;

namespace AgentOps.Agents;

/// <summary>An initiative that waits for its worker.</summary>
/// <param name="ReservedUsd">What is reserved of the budget for asking the model.</param>
/// <param name="Cause">What its proposal is caused by.</param>
public sealed record QueuedInitiative(Guid Id, DateTimeOffset QueuedAt, decimal ReservedUsd, Cause Cause);
