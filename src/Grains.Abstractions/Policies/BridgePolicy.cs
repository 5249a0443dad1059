using System.Collections.Immutable;
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace AgentOps.Policies;

/// <summary><c>bridge_policy</c>: which other systems' events may move the company (SPEC §9 "Bridge"). All of them are shown; by default none moves anything.</summary>
public sealed record BridgePolicy
{
    [Description("Names of the keys whose bridged events may match triggers and reactions; \"*\" for all."), MaxLength(50)]
    public ImmutableArray<string> Sources { get; init; } = [];
}
