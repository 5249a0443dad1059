namespace AgentOps.Silo.Webhooks;

/// <summary>How an attempt went: delivered when <see cref="Error"/> is null.</summary>
/// <param name="Status">The HTTP status, null when there was no answer.</param>
/// <param name="Final">Trying again would not help.</param>
/// <param name="RetryAfter">How long the receiver asks to be left alone.</param>
internal sealed record DeliveryAnswer(int? Status, string? Error, bool Final = false, TimeSpan? RetryAfter = null);
