using System.Collections.Immutable;
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace AgentOps.Policies;

/// <summary>A conversation that may be held at an hour of the company's day.</summary>
public sealed record ScheduleSlot
{
    [Description("Hour of the company's day."), Range(0, 23)]
    public int Hour { get; init; }

    [Description("What the slot is called."), MaxLength(80)]
    public string Name { get; init; } = "";

    [Description("The format of the conversation."), MaxLength(64)]
    public string Format { get; init; } = "";

    [Description("Agents who always take part."), MaxLength(20)]
    public ImmutableArray<string> Participants { get; init; } = [];

    [Description("How many more are drawn."), Range(0, 20)]
    public int Random { get; init; }

    [Description("What may be talked about; one is drawn."), MaxLength(50)]
    public ImmutableArray<string> Topics { get; init; } = [];

    [Description("How likely the slot is used."), Range(0, 1)]
    public double Probability { get; init; } = 1.0;
}
