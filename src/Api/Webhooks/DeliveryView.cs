namespace AgentOps.Api.Webhooks;

/// <summary>A delivery: one event to one webhook.</summary>
/// <param name="Answer">The HTTP status of the last attempt; null when there was none.</param>
/// <param name="NextAttemptAt">When it is tried next; null once it ended.</param>
public sealed record DeliveryView(
    Guid EventId,
    string Kind,
    DeliveryStatus Status,
    int Attempts,
    int? Answer,
    string? Error,
    DateTimeOffset CreatedAt,
    DateTimeOffset? NextAttemptAt,
    DateTimeOffset? FinishedAt);
