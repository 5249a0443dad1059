using System.Collections.Immutable;
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace AgentOps.Policies;

/// <summary><c>schedule</c>: the slots of a day.</summary>
public sealed record SchedulePolicy
{
    [Description("The slots of a day."), MaxLength(96)]
    public ImmutableArray<ScheduleSlot> Slots { get; init; } = [];
}
