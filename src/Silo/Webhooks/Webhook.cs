using AgentOps.Keys;

namespace AgentOps.Silo.Webhooks;

/// <summary>A webhook to deliver to.</summary>
internal sealed record Webhook(CompanyKey Company, string Name, Uri Address, Guid Salt);
