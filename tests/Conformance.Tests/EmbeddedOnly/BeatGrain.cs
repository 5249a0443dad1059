namespace AgentOps.Conformance.Tests.EmbeddedOnly;

/// <summary>Counts its reminders in its state and notes when they came.</summary>
public sealed class BeatGrain([PersistentState("beats", "memory")] IPersistentState<Beats> beats, TimeProvider time, Trace trace)
    : Grain, IBeatGrain, IRemindable
{
    public Task Begin(TimeSpan dueTime, TimeSpan period) => this.RegisterOrUpdateReminder("beat", dueTime, period);

    public Task<int> Beats() => Task.FromResult(beats.State.Count);

    public Task Hang() => new TaskCompletionSource().Task;

    public Task StartTimer(TimeSpan period)
    {
        this.RegisterGrainTimer(() => Note("timer"), period, period);
        return Task.CompletedTask;
    }

    public async Task Escape()
    {
        await Task.Run(static () => Thread.SpinWait(100_000)).ConfigureAwait(true);
        await Note("escaped");
    }

    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        beats.State = beats.State with { Count = beats.State.Count + 1 };
        await beats.WriteStateAsync();
        await Note(reminderName);
    }

    private Task Note(string what)
    {
        trace.Add($"{this.GetPrimaryKeyString()} {what} {time.GetUtcNow():O}");
        return Task.CompletedTask;
    }
}
