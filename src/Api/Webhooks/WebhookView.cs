using System.Text.Json.Serialization;

namespace AgentOps.Api.Webhooks;

/// <summary>A webhook and how it does.</summary>
/// <param name="Address">Scheme, host and port only.</param>
/// <param name="Skipped">Events that were older than a day when their turn came.</param>
/// <param name="LastError">What went wrong last with a delivery that has not succeeded since.</param>
/// <param name="Secret">What its deliveries are signed with: only in the answer that made it.</param>
public sealed record WebhookView(
    string Name,
    string Address,
    IReadOnlyList<string> Kinds,
    bool Enabled,
    long Pending,
    long Failed,
    long Skipped,
    DateTimeOffset? LastDeliveredAt,
    string? LastError,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    string UpdatedBy,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Secret = null);
