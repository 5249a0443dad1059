using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using Orleans.Timers;

namespace Orleans;

/// <summary>Reminders of a grain: persistent, with periods of at least a minute.</summary>
public static class GrainReminderExtensions
{
    /// <summary>Sets a reminder; one of the same name is replaced.</summary>
    public static Task<IGrainReminder> RegisterOrUpdateReminder(this Grain grain, string reminderName, TimeSpan dueTime, TimeSpan period)
        => Register(grain is IRemindable, grain?.GrainContext, reminderName, dueTime, period);

    /// <inheritdoc cref="RegisterOrUpdateReminder(Grain, string, TimeSpan, TimeSpan)"/>
    public static Task<IGrainReminder> RegisterOrUpdateReminder(this IGrainBase grain, string reminderName, TimeSpan dueTime, TimeSpan period)
        => Register(grain is IRemindable, grain?.GrainContext, reminderName, dueTime, period);

    /// <summary>Removes a reminder.</summary>
    /// <exception cref="ReminderException">It was changed or removed meanwhile.</exception>
    public static Task UnregisterReminder(this Grain grain, IGrainReminder reminder) => Registry(grain?.GrainContext, out var id).UnregisterReminder(id, reminder);

    /// <inheritdoc cref="UnregisterReminder(Grain, IGrainReminder)"/>
    public static Task UnregisterReminder(this IGrainBase grain, IGrainReminder reminder)
        => Registry(grain?.GrainContext, out var id).UnregisterReminder(id, reminder);

    /// <summary>The reminder of this name, or null.</summary>
    public static Task<IGrainReminder?> GetReminder(this Grain grain, string reminderName) => Registry(grain?.GrainContext, out var id).GetReminder(id, reminderName);

    /// <inheritdoc cref="GetReminder(Grain, string)"/>
    public static Task<IGrainReminder?> GetReminder(this IGrainBase grain, string reminderName)
        => Registry(grain?.GrainContext, out var id).GetReminder(id, reminderName);

    /// <summary>All reminders of this grain.</summary>
    public static Task<List<IGrainReminder>> GetReminders(this Grain grain) => Registry(grain?.GrainContext, out var id).GetReminders(id);

    /// <inheritdoc cref="GetReminders(Grain)"/>
    public static Task<List<IGrainReminder>> GetReminders(this IGrainBase grain) => Registry(grain?.GrainContext, out var id).GetReminders(id);

    private static Task<IGrainReminder> Register(bool remindable, IGrainContext? context, string reminderName, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reminderName);
        var registry = Registry(context, out var id);
        if (!remindable)
            throw new InvalidOperationException($"Grain {id} is not '{nameof(IRemindable)}'. A grain should implement {nameof(IRemindable)} to use the persistent reminder service");
        return registry.RegisterOrUpdateReminder(id, reminderName, dueTime, period);
    }

    private static IReminderRegistry Registry(IGrainContext? context, out GrainId id)
    {
        ArgumentNullException.ThrowIfNull(context, "grain");
        id = context.GrainId;
        return context.ActivationServices.GetRequiredService<IReminderRegistry>();
    }
}
