using Orleans.Runtime;

namespace Orleans.Reminders;

/// <summary>A reminder as its grain holds it.</summary>
[GenerateSerializer, Immutable]
internal sealed class Reminder(GrainId grainId, string reminderName, string etag) : IGrainReminder
{
    public GrainId GrainId { get; } = grainId;

    public string ReminderName { get; } = reminderName;

    public string Etag { get; } = etag;
}
