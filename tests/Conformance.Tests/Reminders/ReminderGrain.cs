namespace AgentOps.Conformance.Tests.Reminders;

public sealed class ReminderGrain : Grain, IReminderGrain, IRemindable
{
    public Task Register(string name, TimeSpan dueTime, TimeSpan period) => this.RegisterOrUpdateReminder(name, dueTime, period);

    public async Task<bool> Unregister(string name)
    {
        if (await this.GetReminder(name) is not { } reminder)
            return false;
        await this.UnregisterReminder(reminder);
        return true;
    }

    public async Task<string[]> Names() => [.. (await this.GetReminders()).Select(reminder => reminder.ReminderName).Order()];

    public Task ReceiveReminder(string reminderName, TickStatus status)
    {
        Signals.Note($"{this.GetPrimaryKeyString()} {reminderName}", $"{status.FirstTickTime:O} {status.Period} {status.FirstTickTime <= status.CurrentTickTime.AddSeconds(1)} {status.CurrentTickTime.Kind}");
        if (reminderName.StartsWith("bad", StringComparison.Ordinal))
            throw new InvalidOperationException("a failing tick");
        return Task.CompletedTask;
    }
}
