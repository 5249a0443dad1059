using AgentOps.Events;

namespace AgentOps.Silo.Webhooks;

/// <summary>A delivery whose time has come. <see cref="Event"/> is null when the company no longer keeps it.</summary>
internal sealed record DueDelivery(Guid EventId, int Attempt, DateTimeOffset Until, CompanyEvent? Event);
