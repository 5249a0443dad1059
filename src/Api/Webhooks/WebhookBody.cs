namespace AgentOps.Api.Webhooks;

/// <summary>Whom to tell of which events.</summary>
/// <param name="Address">Where to post to, http or https. It is never shown again in full: it may hold a token.</param>
/// <param name="Kinds">Event kinds, or "*" for all.</param>
/// <param name="Enabled">Whether events are delivered; while it is off, they are kept for a day.</param>
public sealed record WebhookBody(string? Address = null, string[]? Kinds = null, bool? Enabled = null);
