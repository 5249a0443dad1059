namespace Orleans.Runtime;

/// <summary>A reminder as it is stored.</summary>
[GenerateSerializer]
public sealed class ReminderEntry
{
    /// <summary>Whom it wakes.</summary>
    [Id(0)]
    public GrainId GrainId { get; set; }

    /// <summary>Its name.</summary>
    [Id(1)]
    public string ReminderName { get; set; } = null!;

    /// <summary>When it ticks first, UTC.</summary>
    [Id(2)]
    public DateTime StartAt { get; set; }

    /// <summary>The time between ticks.</summary>
    [Id(3)]
    public TimeSpan Period { get; set; }

    /// <summary>Its version.</summary>
    [Id(4)]
    public string? ETag { get; set; }

    /// <inheritdoc/>
    public override string ToString() => $"<GrainId={GrainId} ReminderName={ReminderName} Period={Period}>";
}
