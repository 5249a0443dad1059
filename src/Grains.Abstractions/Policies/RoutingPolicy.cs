using System.ComponentModel;

namespace AgentOps.Policies;

/// <summary><c>llm_routing</c>: a model for each use (SPEC §8).</summary>
public sealed record RoutingPolicy
{
    [Description("Turns of conversations.")]
    public ModelRoute Dialogue { get; init; } = new();

    [Description("What a conversation taught.")]
    public ModelRoute Distil { get; init; } = new();

    [Description("An agent's own proposals.")]
    public ModelRoute Initiative { get; init; } = new();

    [Description("Steps of missions.")]
    public ModelRoute Work { get; init; } = new();

    [Description("Whether answers of models are kept by a hash of the prompt, so that a rehearsal can live the day again with them.")]
    public bool Record { get; init; }

    /// <summary>The route of a use: <c>dialogue</c>, <c>distil</c>, <c>initiative</c>, else work.</summary>
    public ModelRoute For(string use) => use switch { "dialogue" => Dialogue, "distil" => Distil, "initiative" => Initiative, _ => Work };
}
