using System.Collections.Immutable;
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace AgentOps.Policies;

/// <summary>One line of the reaction matrix (SPEC §2.7).</summary>
public sealed record ReactionPattern
{
    [Description("The agent whose event is answered; * for any."), MaxLength(32)]
    public string Source { get; init; } = "*";

    [Description("Tags the event must all carry."), MaxLength(20)]
    public ImmutableArray<string> Tags { get; init; } = [];

    [Description("The agent that answers."), MaxLength(32)]
    public string Target { get; init; } = "";

    [Description("The step kind of the answer."), MaxLength(64)]
    public string Type { get; init; } = "analyze";

    [Description("How likely it answers."), Range(0, 1)]
    public double Probability { get; init; } = 1.0;

    [Description("Minutes until this pattern may answer again."), Range(0, 100_000)]
    public int Cooldown { get; init; } = 60;
}
