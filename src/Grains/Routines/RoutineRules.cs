using System.Globalization;
using AgentOps.Causes;
using AgentOps.Companies;
using AgentOps.Events;
using AgentOps.Intake;
using AgentOps.Journals;
using AgentOps.Missions;

namespace AgentOps.Routines;

/// <summary>How a routine runs and ends (SPEC §9). Pure.</summary>
public static class RoutineRules
{
    /// <summary>A run that is not over.</summary>
    public const string Running = "running";

    private static readonly TimeSpan FirstLook = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestLook = TimeSpan.FromMinutes(30);

    /// <summary>The first state of a template's routine.</summary>
    public static RoutineState First(TemplateRoutine routine) =>
        new() { Title = routine.Title, Cron = routine.Cron, Steps = routine.Steps, Enabled = routine.Enabled, IntegratesMemories = routine.IntegratesMemories };

    /// <summary>The state with its next time reckoned, if that is missing or was reckoned in another zone; the same instance otherwise.</summary>
    public static RoutineState Plan(RoutineState state, string timeZone, DateTimeOffset now)
    {
        if (!state.Enabled) return state.DueAt is null ? state : state with { DueAt = null, Journal = [] };
        return state.DueAt is not null && state.TimeZone == timeZone
            ? state
            : state with { DueAt = RoutineCron.Next(state.Cron, timeZone, now), TimeZone = timeZone, Journal = [] };
    }

    /// <summary>A change by a person.</summary>
    public static RoutineState Change(RoutineState state, string? cron, bool? enabled, string timeZone, DateTimeOffset now) =>
        Plan(state with { Cron = cron ?? state.Cron, Enabled = enabled ?? state.Enabled, DueAt = null, Journal = [] }, timeZone, now);

    /// <summary>
    /// It runs: the proposal is recorded and the next time reckoned from now, so that what was missed is made up for once. <paramref name="by"/> is null
    /// for its own time, else who asked.
    /// </summary>
    public static RoutineState Run(RoutineKey key, string who, RoutineState state, string? by, DateTimeOffset now)
    {
        var journal = Journal(key, state, now);
        var root = by is null ? string.Create(CultureInfo.InvariantCulture, $"routine:{key.Agent}.{key.Name}.{now.ToUnixTimeSeconds()}") : $"person:{by}";
        var started = journal.Event(
            EventKinds.RoutineStarted, $"{who} starts the routine “{state.Title}”", new(root, root, 0), key.Agent, summary: by is null ? null : $"Asked by {by}.",
            data: new { routine = key.Name, dueAt = by is null ? state.DueAt : null });
        var cause = new Cause($"event:{started}", root, 0);
        return state with
        {
            LastRunAt = now, LastResult = Running, Mission = null, Cause = cause, DueAt = state.Enabled ? RoutineCron.Next(state.Cron, state.TimeZone, now) : null,
            Pending = new(key.Agent, state.Title, $"Routine {key.Name}", state.Steps, "routine", key.Name, $"routine:{key.Agent}:{key.Name}:{started}", cause),
            Serial = journal.Serial, Journal = journal.ToJournal(),
        };
    }

    /// <summary>The door has answered: an accepted run goes on as its mission, any other is over.</summary>
    public static RoutineState Answered(RoutineKey key, string who, RoutineState state, ProposeReply reply, DateTimeOffset now)
    {
        var next = state with { Pending = null, Journal = [] };
        return reply switch
        {
            { Proposal: { MissionId: { } mission } } => next with { Mission = mission },
            { Proposal: { Status: ProposalStatus.Pending } } => Finish(key, who, next, "waits for approval", now),
            { Proposal: { } proposal } => Finish(key, who, next, $"rejected: {proposal.Rejection}", now),
            _ => Finish(key, who, next, $"refused: {string.Join(' ', reply.Errors.Take(3).Select(e => $"{e.Path} {e.Message}"))}", now),
        };
    }

    /// <summary>
    /// When to wake next: at its time, and while a run is not over, to look how it ended, ever more rarely, half an hour apart at most. So a routine tells its
    /// end also when no heartbeat does.
    /// </summary>
    public static DateTimeOffset? WakeAt(RoutineState state, DateTimeOffset now)
    {
        if (state is { Mission: null, Pending: null } || state.LastRunAt is not { } started) return state.DueAt;
        var since = now - started;
        var look = now + (since < FirstLook ? FirstLook : since > LongestLook ? LongestLook : since);
        return state.DueAt < look ? state.DueAt : look;
    }

    /// <summary>Its mission ended.</summary>
    public static RoutineState Ended(RoutineKey key, string who, RoutineState state, MissionStatus status, DateTimeOffset now) =>
        Finish(key, who, state with { Mission = null }, status.ToString().ToLowerInvariant(), now);

    /// <summary>As others see it.</summary>
    public static RoutineInfo Show(RoutineKey key, RoutineState s) => new(key.Agent, key.Name, s.Title, s.Cron, s.TimeZone, s.Enabled, s.DueAt, s.LastRunAt, s.LastResult);

    private static RoutineState Finish(RoutineKey key, string who, RoutineState state, string result, DateTimeOffset now)
    {
        var journal = Journal(key, state, now);
        journal.Event(
            EventKinds.RoutineFinished, $"{who}'s routine “{state.Title}” is over", state.Cause ?? new($"routine:{key.Name}", $"routine:{key.Name}", 0), key.Agent,
            summary: result, data: new { routine = key.Name, result });
        return state with { LastResult = result, Serial = journal.Serial, Journal = journal.ToJournal() };
    }

    private static JournalWriter Journal(RoutineKey key, RoutineState state, DateTimeOffset now) => new(key.Company, $"routine/{key}", state.Serial, now);
}
