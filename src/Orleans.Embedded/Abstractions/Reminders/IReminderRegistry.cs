using Orleans.Runtime;

namespace Orleans.Timers;

/// <summary>Sets and removes reminders of grains. Only within a turn of a grain.</summary>
public interface IReminderRegistry
{
    /// <summary>Sets a reminder; one of the same name is replaced.</summary>
    Task<IGrainReminder> RegisterOrUpdateReminder(GrainId callingGrainId, string reminderName, TimeSpan dueTime, TimeSpan period);

    /// <summary>Removes a reminder.</summary>
    Task UnregisterReminder(GrainId callingGrainId, IGrainReminder reminder);

    /// <summary>The reminder of this name, or null.</summary>
    Task<IGrainReminder?> GetReminder(GrainId callingGrainId, string reminderName);

    /// <summary>All reminders of this grain.</summary>
    Task<List<IGrainReminder>> GetReminders(GrainId callingGrainId);
}
