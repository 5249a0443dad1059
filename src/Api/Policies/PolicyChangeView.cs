using AgentOps.Json;

namespace AgentOps.Api.Policies;

/// <summary>One change of a policy: what it was, what it became, when, by whom.</summary>
/// <param name="Op"><c>insert</c>, <c>update</c> or <c>delete</c>.</param>
public sealed record PolicyChangeView(
    string Id, string Key, JsonText? OldValue, JsonText? NewValue, long Version, DateTimeOffset ChangedAt, string ChangedBy, string Op);
