using System.Collections.Immutable;

namespace AgentOps.Triggers;

/// <summary>What a rule proposes; texts and payloads may hold placeholders (<see cref="Placeholders"/>).</summary>
public sealed record TriggerAction
{
    public string Agent { get; init; } = "";
    public string Title { get; init; } = "";
    public string? Reason { get; init; }
    public ImmutableArray<ActionStep> Steps { get; init; } = [];
}
