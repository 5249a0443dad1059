using AgentOps.Companies;
using AgentOps.Policies;

namespace AgentOps.Intake;

/// <summary>What a batch is decided with besides the counters.</summary>
/// <param name="Price">Estimated USD of a step kind.</param>
public sealed record DoorContext(CompanyInfo Company, PolicySet Policies, Func<string, decimal> Price);
