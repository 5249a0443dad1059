namespace AgentOps.Conformance.Tests.Postgres;

public sealed class StoredGrain([PersistentState("state", "store")] IPersistentState<Note> note) : Grain, IStoredGrain, IRemindable
{
    public Task<string> Show() => Task.FromResult(Text());

    public async Task<string> Put(string text)
    {
        note.State.Text = text;
        await note.WriteStateAsync();
        return Text();
    }

    public async Task<string> TryPut(string text)
    {
        try
        {
            return await Put(text);
        }
        catch (Exception exception)
        {
            return $"{exception.GetType().Name} {exception.InnerException?.GetType().Name}".Trim();
        }
    }

    public async Task<string> Clear()
    {
        await note.ClearStateAsync();
        return Text();
    }

    public Task Deactivate()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public Task<string> Activation() => Task.FromResult(GrainContext.ActivationId.ToString()!);

    public Task Remind(string name, TimeSpan dueTime, TimeSpan period) => this.RegisterOrUpdateReminder(name, dueTime, period);

    public async Task Forget(string name) => await this.UnregisterReminder((await this.GetReminder(name))!);

    public Task ReceiveReminder(string reminderName, TickStatus status)
    {
        Signals.Note($"{this.GetPrimaryKeyString()} {reminderName}", $"{status.FirstTickTime:O}");
        return Task.CompletedTask;
    }

    private string Text() => $"'{note.State.Text}' {note.RecordExists} {note.Etag ?? "none"}";
}
