namespace Workers;

/// <summary>The fencing token, and until when the step is this worker's.</summary>
internal sealed record Lease(string Token, DateTimeOffset Until);
