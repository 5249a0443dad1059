using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace AgentOps.Policies;

/// <summary><c>voice_policy</c>: how memories change a voice (SPEC §7).</summary>
public sealed record VoicePolicy
{
    [Description("Whether voices change.")]
    public bool Enabled { get; init; } = true;

    [Description("How many modifiers at most."), Range(0, 10)]
    public int MaxModifiers { get; init; } = 3;
}
