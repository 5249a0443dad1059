using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Orleans.Reminders;

/// <summary>
/// Wakes grains when their reminders are due. All reminders of the service are in memory, ordered by their next tick; one timer is set for the
/// first. A reminder's next tick is set when its last one has ended, so it never overlaps itself and a failed tick waits a period.
/// </summary>
internal sealed partial class ReminderService(IReminderTable table, IGrainFactory grains, TimeProvider time, ILogger<ReminderService> logger) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(GrainId Grain, string Name), ScheduledReminder> _reminders = [];
    private readonly PriorityQueue<ScheduledReminder, long> _queue = new();
    private ITimer? _timer;
    private long _armedFor = long.MaxValue;
    private bool _stopped;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await table.StartAsync(cancellationToken);
        var rows = await table.ReadRows(0, 0);
        _timer = time.CreateTimer(static state => ((ReminderService)state!).OnTimer(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        lock (_gate)
        {
            // A tick that is due at this very moment is not missed.
            var now = time.GetUtcNow().UtcDateTime.AddTicks(-1);
            foreach (var entry in rows.Reminders.OrderBy(r => r.GrainId).ThenBy(r => r.ReminderName, StringComparer.Ordinal))
                Set(entry, now);
        }
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        await table.StopAsync(cancellationToken);
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _stopped = true;
            _timer?.Dispose();
        }
    }

    public async Task<IGrainReminder> Register(GrainId grainId, string name, TimeSpan dueTime, TimeSpan period)
    {
        var now = time.GetUtcNow().UtcDateTime;

        // Whole milliseconds, as tables keep them: the schedule is the same before and after a restart.
        var start = now + dueTime;
        start = start.AddTicks(-(start.Ticks % TimeSpan.TicksPerMillisecond));
        var entry = new ReminderEntry { GrainId = grainId, ReminderName = name, StartAt = start, Period = period };
        entry.ETag = await table.UpsertRow(entry) ?? throw new ReminderException($"Could not register reminder {entry}.");
        lock (_gate)
            Set(entry, start.AddTicks(-1));
        return new Reminder(grainId, name, entry.ETag);
    }

    public async Task Unregister(IGrainReminder reminder)
    {
        var known = (Reminder)reminder;
        var removed = await table.RemoveRow(known.GrainId, known.ReminderName, known.Etag) || await table.ReadRow(known.GrainId, known.ReminderName) is null;
        if (!removed)
            throw new ReminderException($"Could not unregister reminder {known.ReminderName} of {known.GrainId}: it was changed or removed meanwhile.");
        lock (_gate)
            Drop((known.GrainId, known.ReminderName));
    }

    public async Task<IGrainReminder?> Find(GrainId grainId, string name)
        => await table.ReadRow(grainId, name) is { } entry ? new Reminder(grainId, name, entry.ETag!) : null;

    public async Task<List<IGrainReminder>> FindAll(GrainId grainId)
        => [.. (await table.ReadRows(grainId)).Reminders.Select(entry => new Reminder(grainId, entry.ReminderName, entry.ETag!))];

    private void Set(ReminderEntry entry, DateTime after)
    {
        var key = (entry.GrainId, entry.ReminderName);
        Drop(key);
        var reminder = new ScheduledReminder(entry);
        _reminders[key] = reminder;
        Schedule(reminder, after);
        ForgetObsolete();
    }

    private void Drop((GrainId, string) key)
    {
        if (_reminders.Remove(key, out var old))
            old.IsObsolete = true;
    }

    /// <summary>Replaced reminders leave the queue when they are due; many of them are swept out earlier, so that the queue stays small.</summary>
    private void ForgetObsolete()
    {
        if (_queue.Count <= 64 + (2 * _reminders.Count))
            return;
        var live = _queue.UnorderedItems.Where(item => !item.Element.IsObsolete).ToArray();
        _queue.Clear();
        _queue.EnqueueRange(live);
    }

    private void Schedule(ScheduledReminder reminder, DateTime after)
    {
        if (_stopped)
            return;
        reminder.DueAt = ReminderSchedule.NextTick(reminder.Entry, after);
        var wait = reminder.DueAt - time.GetUtcNow().UtcDateTime;
        // To the tick: a simulated clock tells a tick early from its time, and a day that is lived again must not.
        var due = time.GetTimestamp() + (long)((Int128)Math.Max(0, wait.Ticks) * time.TimestampFrequency / TimeSpan.TicksPerSecond);
        _queue.Enqueue(reminder, due);
        Arm();
    }

    private void Arm()
    {
        if (_stopped || _timer is null || !_queue.TryPeek(out _, out var due) || due >= _armedFor)
            return;
        _armedFor = due;
        var wait = time.GetElapsedTime(time.GetTimestamp(), due);

        // A timer holds at most 49 days; what is due later is armed again then.
        var longest = TimeSpan.FromDays(30);
        _timer.Change(wait < TimeSpan.Zero ? TimeSpan.Zero : wait > longest ? longest : wait, Timeout.InfiniteTimeSpan);
    }

    private void OnTimer()
    {
        var due = new List<ScheduledReminder>();
        lock (_gate)
        {
            _armedFor = long.MaxValue;

            // Timers may be a little early; a tick half a millisecond before its time is on time.
            var now = time.GetTimestamp() + (time.TimestampFrequency / 2000);
            while (_queue.TryPeek(out var reminder, out var at) && at <= now)
            {
                _queue.Dequeue();
                if (!reminder.IsObsolete)
                    due.Add(reminder);
            }

            Arm();
        }

        foreach (var reminder in due)
            _ = Tick(reminder);
    }

    private async Task Tick(ScheduledReminder reminder)
    {
        var entry = reminder.Entry;
        try
        {
            var status = new TickStatus(entry.StartAt, entry.Period, time.GetUtcNow().UtcDateTime);
            await grains.GetGrain<IRemindable>(entry.GrainId).ReceiveReminder(entry.ReminderName, status);
        }
        catch (Exception exception)
        {
            LogTickFailed(exception, entry.ReminderName, entry.GrainId);
        }

        lock (_gate)
        {
            if (reminder.IsObsolete)
                return;

            // Early by a hair, the tick just made must not be made again.
            var now = time.GetUtcNow().UtcDateTime;
            Schedule(reminder, reminder.DueAt > now && reminder.DueAt - now < TimeSpan.FromSeconds(1) ? reminder.DueAt : now);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A tick of reminder {Name} of {GrainId} failed; the next one comes in its time.")]
    private partial void LogTickFailed(Exception exception, string name, GrainId grainId);
}
