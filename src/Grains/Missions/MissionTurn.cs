using System.Collections.Immutable;
using AgentOps.Intake;
using AgentOps.Journals;
using AgentOps.Models;
using AgentOps.Steps;
using AgentOps.Time;

namespace AgentOps.Missions;

/// <summary>One transition of a mission being made: the state so far, its journal, and the attempts it ends. Used by the mission's rules only.</summary>
internal sealed class MissionTurn
{
    private readonly ImmutableArray<EndedAttempt>.Builder _ended = ImmutableArray.CreateBuilder<EndedAttempt>();
    private readonly string _day;

    internal MissionTurn(MissionState mission, DateTimeOffset now, string timeZone)
    {
        State = mission;
        _day = CompanyDay.Of(now, timeZone);
        Journal = new(CompanyKey.Parse(mission.Company), $"mission/{mission.Id}", mission.Serial, now);
    }

    internal MissionState State { get; private set; }

    internal JournalWriter Journal { get; }

    internal DateTimeOffset Now => Journal.Now;

    internal string IdOf(StepState step) => new StepKey(State.Id, step.Number).ToString();

    internal void Put(StepState step) => State = State with { Steps = State.Steps.SetItem(step.Number - 1, step) };

    internal void Put(MissionState mission) => State = mission;

    internal void Ended(StepState step, AttemptEnd end) => _ended.Add(new(step.Kind, IdOf(step), end));

    internal void StepEvent(string kind, StepState step, string title, string? summary = null, object? data = null) =>
        Journal.Event(
            kind, title, State.Cause.By($"step:{IdOf(step)}"), State.Agent, new(State.ProposalId, State.Id, IdOf(step)), EventTags.Of(kind, step.Kind), summary, data);

    internal void MissionEvent(string kind, string title, string? summary = null, object? data = null) =>
        Journal.Event(
            kind, title, State.Cause.By($"mission:{State.Id}"), State.Agent, new(State.ProposalId, State.Id), summary: summary, data: data);

    internal void Account(StepState step, ImmutableArray<ModelCall> calls)
    {
        foreach (var call in calls)
            Journal.Add(new CallEntry(Journal.NextId(), State.Company, State.Agent, State.Id, IdOf(step), null, $"step:{IdOf(step)}", call));
    }

    /// <summary>A step ended for good: its place is used up or given back, its reservation settled with what it really cost.</summary>
    internal void Settle(StepState step, bool done)
    {
        foreach (var (gate, day, count, usd) in Door.Settle(State.Agent, new(step.Gate, step.ReservedUsd), step.SpentUsd, done, _day))
            Journal.Quota(gate, day, count, usd);
    }

    internal MissionChange Done() =>
        new(State with { Serial = Journal.Serial, Journal = Journal.ToJournal() }, false, _ended.ToImmutable());
}
