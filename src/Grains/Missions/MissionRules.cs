using System.Collections.Immutable;
using AgentOps.Events;
using AgentOps.Models;
using AgentOps.Policies;
using AgentOps.Steps;
using AgentOps.Time;

namespace AgentOps.Missions;

/// <summary>How a mission moves (SPEC §2.2). Pure: state, request, policies and time in; the next state with its journal out.</summary>
public static class MissionRules
{
    /// <summary>A worker takes a ready step: it runs, under a lease and a new fencing token.</summary>
    public static MissionChange Start(MissionState mission, StartStep request, PolicySet policies, DateTimeOffset now)
    {
        if (At(mission, request.Step) is not { } step || !MissionPlan.Ready(mission).Contains(step) || step.NotBefore > now) return MissionChange.None;
        var turn = Turn(mission, policies, now);
        if (mission.Status == MissionStatus.Approved)
        {
            turn.Put(mission with { Status = MissionStatus.Running, StartedAt = now });
            turn.MissionEvent(EventKinds.MissionStarted, $"{mission.Who} starts “{mission.Title}”");
        }

        step = step with
        {
            Status = StepStatus.Running,
            Attempts = step.Attempts + 1,
            Worker = request.Worker,
            Token = Ids.Of(now, $"token/{turn.IdOf(step)}/{request.Worker}", mission.Serial).ToString("N"),
            LeaseUntil = now + request.Lease,
            ProgressAt = now,
            NotBefore = null,
            StartedAt = step.StartedAt ?? now,
            Error = null,
        };
        turn.Put(step);
        turn.StepEvent(EventKinds.StepStarted, step, $"{mission.Who} {StepWords.Doing(step.Kind)}", mission.Title, new { step.Attempts, step.Worker });
        return turn.Done();
    }

    /// <summary>The holder of the token is alive: its lease grows. No transition, so no event.</summary>
    public static MissionChange Renew(MissionState mission, int number, string token, PolicySet policies, DateTimeOffset now)
    {
        if (At(mission, number) is not { } step || !Holds(step, token, now)) return MissionChange.Refused;
        var lease = TimeSpan.FromSeconds(policies.Worker(step.Kind).LeaseSeconds);
        var turn = Turn(mission, policies, now);
        turn.Put(step with { LeaseUntil = now + lease, ProgressAt = now });
        return turn.Done();
    }

    /// <summary>The result of a step. The last one to succeed makes its mission succeed.</summary>
    public static MissionChange Complete(MissionState mission, CompleteStep request, PolicySet policies, DateTimeOffset now)
    {
        if (At(mission, request.Step) is not { } step) return MissionChange.Refused;
        if (step.Status == StepStatus.Succeeded && step.Token == request.Token) return MissionChange.None;
        if (!Holds(step, request.Token, now)) return MissionChange.Refused;

        var turn = Turn(mission, policies, now);
        step = Spend(step, request.Calls) with
        {
            Status = StepStatus.Succeeded, Result = request.Result, FinishedAt = now, LeaseUntil = null, ProgressAt = now,
        };
        turn.Put(step);
        turn.Account(step, request.Calls);
        turn.Settle(step, done: true);
        turn.Ended(step, AttemptEnd.Succeeded);
        turn.StepEvent(EventKinds.StepSucceeded, step, $"{mission.Who} {StepWords.Done(step.Kind)}", StepWords.Gist(request.Result), new { step.Attempts, cost = step.SpentUsd });
        StepEffects.Write(turn, step, request.Result);
        if (turn.State.Steps.All(s => s.Status == StepStatus.Succeeded)) End(turn, MissionStatus.Succeeded, null);
        else Announce(turn, mission.Steps);
        return turn.Done();
    }

    /// <summary>A failed attempt: again after a back-off while attempts are left and another can help, else the step and its mission fail.</summary>
    public static MissionChange Fail(MissionState mission, FailStep request, PolicySet policies, DateTimeOffset now)
    {
        if (At(mission, request.Step) is not { } step) return MissionChange.Refused;
        if (step.Token == request.Token && step.Status is StepStatus.Queued or StepStatus.Failed) return MissionChange.None;
        if (!Holds(step, request.Token, now)) return MissionChange.Refused;

        var turn = Turn(mission, policies, now);
        step = Spend(step, request.Calls);
        turn.Account(step, request.Calls);
        turn.Ended(step, AttemptEnd.Failed);
        if (request.Retryable && step.Attempts < policies.Worker(step.Kind).MaxAttempts)
        {
            var delay = Backoff(turn.IdOf(step), step.Attempts);
            turn.Put(step with { Status = StepStatus.Queued, Error = request.Error, LeaseUntil = null, NotBefore = now + delay });
            turn.StepEvent(
                EventKinds.StepRetried, step, $"{mission.Who} tries again: {StepWords.Noun(step.Kind)}", request.Error,
                new { step.Attempts, notBefore = now + delay });
        }
        else
        {
            FailForGood(turn, step, request.Error);
        }

        return turn.Done();
    }

    /// <summary>A step given back unharmed: the attempt does not count.</summary>
    public static MissionChange HandBack(MissionState mission, int number, string token, PolicySet policies, DateTimeOffset now)
    {
        if (At(mission, number) is not { } step || !Holds(step, token, now)) return MissionChange.None;
        var turn = Turn(mission, policies, now);
        turn.Ended(step, AttemptEnd.Lost);
        step = step with { Status = StepStatus.Queued, Attempts = step.Attempts - 1, Token = null, LeaseUntil = null, Worker = null };
        turn.Put(step);
        turn.StepEvent(EventKinds.StepRecovered, step, $"{StepWords.Noun(step.Kind)} was handed back", "Its worker stopped in good order; the attempt does not count.");
        return turn.Done();
    }

    /// <summary>
    /// Takes back steps whose lease ran out, that made no progress for as long as <c>heartbeat.stale_minutes</c>, or whose worker is known to be gone.
    /// </summary>
    public static MissionChange Recover(MissionState mission, string? gone, PolicySet policies, DateTimeOffset now)
    {
        var silent = now - TimeSpan.FromMinutes(policies.Get(PolicyCatalog.Heartbeat).StaleMinutes);
        var lost = mission.Steps.Where(s => s.Status == StepStatus.Running && (s.LeaseUntil <= now || s.ProgressAt <= silent || (gone is not null && s.Worker == gone))).ToImmutableArray();
        if (lost.IsEmpty) return MissionChange.None;

        var turn = Turn(mission, policies, now);
        foreach (var step in lost)
        {
            turn.Ended(step, AttemptEnd.Lost);
            var error = step.Worker == gone ? "The server that worked on it is gone." : $"{step.Worker} was not heard of until its lease ended.";
            if (step.Attempts < policies.Worker(step.Kind).MaxAttempts)
            {
                turn.Put(step with { Status = StepStatus.Queued, Token = null, LeaseUntil = null, Error = error });
                turn.StepEvent(EventKinds.StepRecovered, step, $"{StepWords.Noun(step.Kind)} was taken back", error, new { step.Attempts });
            }
            else
            {
                FailForGood(turn, step with { Token = null }, error);
                break;
            }
        }

        return turn.Done();
    }

    /// <summary>Cancels everything unfinished.</summary>
    public static MissionChange Cancel(MissionState mission, string by, PolicySet policies, DateTimeOffset now)
    {
        if (mission.Status is not (MissionStatus.Approved or MissionStatus.Running)) return MissionChange.None;
        var turn = Turn(mission, policies, now);
        CancelRest(turn);
        End(turn, MissionStatus.Cancelled, $"Cancelled by {by}.");
        return turn.Done();
    }

    /// <summary>Queues again what did not succeed, with the places the door reserved for it.</summary>
    public static MissionChange Retry(MissionState mission, RetryMission request, PolicySet policies, DateTimeOffset now)
    {
        if (mission.Status is not (MissionStatus.Failed or MissionStatus.Cancelled)) return MissionChange.None;
        var turn = Turn(mission, policies, now);
        turn.Put(mission with { Status = mission.StartedAt is null ? MissionStatus.Approved : MissionStatus.Running, FinishedAt = null, RetriedBy = request.Id });
        foreach (var step in mission.Steps.Where(s => s.Status != StepStatus.Succeeded))
        {
            var hold = request.Holds.GetValueOrDefault(step.Number) ?? new(null, 0);
            turn.Put(step with
            {
                Status = StepStatus.Queued, Attempts = 0, Token = null, LeaseUntil = null, NotBefore = null, FinishedAt = null, Error = null,
                Gate = hold.Gate, ReservedUsd = hold.Usd, SpentUsd = 0,
            });
        }

        Announce(turn, mission.Steps, $" again, asked by {request.By.Name}");
        return turn.Done();
    }

    /// <summary>2 s, 4 s, 8 s …, at most 5 min, each between half and one and a half of it; the same for the same attempt.</summary>
    public static TimeSpan Backoff(string stepId, int attempts)
    {
        var seconds = Math.Min(300, Math.Pow(2, attempts));
        return TimeSpan.FromSeconds(seconds * Dice.For(0, "backoff", $"{stepId}/{attempts}").Between(0.5, 1.5));
    }

    private static MissionTurn Turn(MissionState mission, PolicySet policies, DateTimeOffset now) =>
        new(mission, now, policies.Get(PolicyCatalog.Company).TimeZone);

    private static StepState? At(MissionState mission, int number) => number >= 1 && number <= mission.Steps.Length ? mission.Steps[number - 1] : null;

    private static bool Holds(StepState step, string token, DateTimeOffset now) =>
        step.Status == StepStatus.Running && step.Token == token && step.LeaseUntil > now;

    private static StepState Spend(StepState step, ImmutableArray<ModelCall> calls) => step with { SpentUsd = step.SpentUsd + calls.Sum(c => c.Usd) };

    private static void FailForGood(MissionTurn turn, StepState step, string error)
    {
        step = step with { Status = StepStatus.Failed, Error = error, FinishedAt = turn.Now, LeaseUntil = null };
        turn.Put(step);
        turn.Settle(step, done: false);
        turn.StepEvent(EventKinds.StepFailed, step, $"{turn.State.Who} failed: {StepWords.Noun(step.Kind)}", error, new { step.Attempts });
        CancelRest(turn);
        End(turn, MissionStatus.Failed, error);
    }

    private static void CancelRest(MissionTurn turn)
    {
        foreach (var step in turn.State.Steps)
        {
            if (step.Status is not (StepStatus.Queued or StepStatus.Running)) continue;
            if (step.Status == StepStatus.Running) turn.Ended(step, AttemptEnd.Lost);
            turn.Settle(step, done: false);
            turn.Put(step with { Status = StepStatus.Cancelled, FinishedAt = turn.Now, LeaseUntil = null, NotBefore = null });
        }
    }

    private static void End(MissionTurn turn, MissionStatus status, string? why)
    {
        turn.Put(turn.State with { Status = status, FinishedAt = turn.Now });
        var (kind, words) = status switch
        {
            MissionStatus.Succeeded => (EventKinds.MissionSucceeded, "finished"),
            MissionStatus.Failed => (EventKinds.MissionFailed, "could not finish"),
            _ => (EventKinds.MissionCancelled, "stopped"),
        };
        turn.MissionEvent(kind, $"{turn.State.Who} {words} “{turn.State.Title}”", why, new
        {
            cost = turn.State.Steps.Sum(s => s.SpentUsd), turn.State.Title, kinds = turn.State.Steps.Select(s => s.Kind).Distinct(), turn.State.MemoryId,
        });
    }

    private static void Announce(MissionTurn turn, ImmutableArray<StepState> before, string more = "")
    {
        foreach (var step in turn.State.Steps)
        {
            if (MissionPlan.IsReady(turn.State.Steps, step) && !MissionPlan.IsReady(before, before[step.Number - 1]))
                turn.StepEvent(EventKinds.StepQueued, step, $"{StepWords.Noun(step.Kind)} is queued{more}", turn.State.Title);
        }
    }
}
