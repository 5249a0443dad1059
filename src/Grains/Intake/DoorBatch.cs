using System.Collections.Immutable;
using AgentOps.Causes;
using AgentOps.Events;
using AgentOps.Journals;
using AgentOps.Missions;
using AgentOps.Policies;
using AgentOps.Steps;

namespace AgentOps.Intake;

/// <summary>
/// One batch at the door: decides its members in order against one tally, and collects the one write and what follows from it.
/// It awaits nothing, so a batch is decided in one piece.
/// </summary>
internal sealed class DoorBatch(DoorContext context, IntakeFacts facts, IReadOnlyDictionary<Guid, ProposalRecord> found, IntakeState before, string day, DateTimeOffset now)
{
    private const int LoopsRemembered = 50;
    private static readonly TimeSpan AskedAgainWithin = TimeSpan.FromMinutes(10);

    private readonly Tally _tally = new(facts.Counts, day);
    private readonly JournalWriter _journal = new(context.Company.Key, "intake/" + context.Company.Key.Value, before.Serial, now);
    private readonly Dictionary<string, ProposalRecord> _known = [];
    private readonly Dictionary<Guid, ProposalRecord> _decided = [];
    private readonly List<(string Kind, ReadyStep Step)> _ready = [];
    private readonly List<PendingRetry> _retries = [];
    private ImmutableArray<string> _loopsTold = before.LoopsTold;
    private string? _trace;
    private string? _budgetToldOn = before.BudgetToldOn;

    /// <summary>Steps that are ready once the batch is stored, by kind.</summary>
    public ILookup<string, ReadyStep> Ready => _ready.ToLookup(r => r.Kind, r => r.Step);

    /// <summary>Retries to carry out once the batch is stored.</summary>
    public IReadOnlyList<PendingRetry> Retries => _retries;

    /// <summary>The state to write; null when the batch changed nothing.</summary>
    public IntakeState? ToState()
    {
        _tally.WriteTo(_journal);
        return _journal.IsEmpty
            ? null
            : before with
            {
                Serial = _journal.Serial, BudgetToldOn = _budgetToldOn, LoopsTold = _loopsTold, Retries = before.Retries.AddRange(_retries), Journal = _journal.ToJournal(),
            };
    }

    public void Decide(DoorWork work)
    {
        _trace = work.Trace;
        switch (work)
        {
            case ProposeWork propose:
                propose.Reply = Propose(propose);
                break;
            case DecideWork decide:
                decide.Reply = Decide(decide.Request);
                break;
            case ExpireWork expire:
                expire.Reply = expire.Proposals.Count(Expire);
                break;
            case RetryWork retry:
                retry.Reply = Retry(retry);
                break;
        }
    }

    private ProposeReply Propose(ProposeWork work)
    {
        var request = work.Request;
        if (request.IdempotencyKey is { } key && (_known.GetValueOrDefault(key) ?? facts.Known.GetValueOrDefault(key)) is { } first)
        {
            if (first.RequestHash != work.Hash) return new(ProposeOutcome.KeyConflict, null, []);
            // Whoever asks again may have lost our answer to a fault, and the queues our message: they are told again what starts the mission.
            if (first is { Status: ProposalStatus.Accepted, MissionId: { } accepted } && now - first.CreatedAt < AskedAgainWithin)
                Enqueue(MissionPlan.Of(context.Company, first, accepted, now));
            return new(ProposeOutcome.Repeated, first, []);
        }

        var id = _journal.NextId();
        var cause = request.Cause ?? new Cause($"{request.Source}:{request.By}", $"proposal:{id}", 0);
        var verdict = Door.Judge(request, cause, context, _tally);
        var missionId = verdict.Approved ? _journal.NextId() : (Guid?)null;
        var proposal = new ProposalRecord(
            id, request.Agent, request.Title, request.Reason, request.Source, request.By,
            !verdict.Admitted ? ProposalStatus.Rejected : verdict.Approved ? ProposalStatus.Accepted : ProposalStatus.Pending,
            verdict.Gate, verdict.Rejection, request.Steps, missionId, verdict.Holds.Sum(h => h.Usd), verdict.Holds, cause,
            request.IdempotencyKey, work.Hash, request.MemoryId, now, verdict.Admitted && !verdict.Approved ? null : now,
            verdict.Admitted && !verdict.Approved ? null : verdict.Approved ? PolicyCatalog.AutoApprove.Key : verdict.Gate, null);
        _journal.Add(new ProposalEntry(context.Company.Key.Value, proposal));
        Tell(proposal, EventKinds.ProposalCreated, $"{Who(proposal)} wants: {proposal.Title}", proposal.Reason);
        if (proposal.Status == ProposalStatus.Rejected) TellRejected(proposal);
        else if (proposal.Status == ProposalStatus.Accepted) Accept(proposal, "within the rules");
        if (proposal.IdempotencyKey is { } own) _known[own] = proposal;
        return new(ProposeOutcome.Recorded, proposal, []);
    }

    private DecideReply Decide(DecideRequest request)
    {
        if (Current(request.Proposal) is not { } proposal) return new(null, false);
        var wanted = request.Accept ? ProposalStatus.Accepted : ProposalStatus.Rejected;
        if (proposal.Status != ProposalStatus.Pending) return new(proposal, proposal.Status != wanted || proposal.Gate is not (null or DoorStages.Person));

        if (request.Accept)
        {
            proposal = Close(proposal, ProposalStatus.Accepted, null, null, request.By.Name, request.Note, _journal.NextId());
            Accept(proposal, $"by {request.By.Name}");
        }
        else
        {
            proposal = Close(proposal, ProposalStatus.Rejected, DoorStages.Person, request.Note ?? $"Rejected by {request.By.Name}.", request.By.Name, request.Note);
            Door.Hold(proposal.Agent, proposal.Holds, _tally, -1);
            TellRejected(proposal);
        }

        return new(proposal, false);
    }

    private bool Expire(Guid id)
    {
        if (Current(id) is not { Status: ProposalStatus.Pending } proposal) return false;
        proposal = Close(proposal, ProposalStatus.Rejected, DoorStages.Expired, "Nobody decided within 72 hours.", "heartbeat", null);
        Door.Hold(proposal.Agent, proposal.Holds, _tally, -1);
        Tell(proposal, EventKinds.ProposalExpired, $"Nobody answered {Who(proposal)}: {proposal.Title}", proposal.Rejection);
        return true;
    }

    private RetryReply Retry(RetryWork work)
    {
        var again = work.Mission.Steps.Select((step, i) => (step, Number: i + 1)).Where(s => s.step.Status != StepStatus.Succeeded).ToImmutableArray();
        var verdict = Door.Readmit(work.Mission.Agent, [.. again.Select(s => s.step.Kind)], context, _tally);
        if (!verdict.Admitted) return new(work.Mission, verdict.Rejection);
        var holds = again.Select((s, i) => (s.Number, Hold: verdict.Holds[i])).ToImmutableDictionary(s => s.Number, s => s.Hold);
        _retries.Add(new(work.Mission.Id, new(_journal.NextId(), holds, work.By)));
        return new(work.Mission, null);
    }

    private ProposalRecord? Current(Guid id) => _decided.GetValueOrDefault(id) ?? found.GetValueOrDefault(id);

    private ProposalRecord Close(
        ProposalRecord proposal, ProposalStatus status, string? gate, string? rejection, string by, string? note, Guid? mission = null)
    {
        proposal = proposal with { Status = status, Gate = gate, Rejection = rejection, DecidedAt = now, DecidedBy = by, Note = note, MissionId = mission };
        _decided[proposal.Id] = proposal;
        _journal.Add(new DecisionEntry(context.Company.Key.Value, proposal.Id, status, gate, rejection, mission, now, by, note));
        return proposal;
    }

    private void Accept(ProposalRecord proposal, string how)
    {
        var mission = MissionPlan.Of(context.Company, proposal, proposal.MissionId!.Value, now);
        _journal.Add(new RowEntry(new MissionKey(context.Company.Key, mission.Id).ToString(), mission));
        Tell(proposal, EventKinds.ProposalAccepted, $"{Who(proposal)} may: {proposal.Title}", $"Accepted {how}.");
        Enqueue(mission);
        foreach (var step in MissionPlan.Ready(mission))
        {
            var stepId = new StepKey(mission.Id, step.Number).ToString();
            _journal.Event(
                EventKinds.StepQueued, $"{StepWords.Noun(step.Kind)} is queued", mission.Cause.By($"step:{stepId}"), mission.Agent, new(proposal.Id, mission.Id, stepId),
                EventTags.Of(EventKinds.StepQueued, step.Kind), mission.Title);
        }
    }

    private void Enqueue(MissionState mission) => _ready.AddRange(MissionPlan.Ready(mission).Select(step => (step.Kind, new ReadyStep(mission.Id, step.Number, null, _trace))));

    private void TellRejected(ProposalRecord proposal)
    {
        Tell(proposal, EventKinds.ProposalRejected, $"{Who(proposal)} may not: {proposal.Title}", proposal.Rejection);
        if (proposal.Gate == DoorStages.Loop && !_loopsTold.Contains(proposal.Cause.Root))
        {
            _loopsTold = [.. _loopsTold.TakeLast(LoopsRemembered - 1), proposal.Cause.Root];
            Tell(proposal, EventKinds.LoopStopped, "A loop was stopped", proposal.Rejection);
        }

        if (proposal.Gate != DoorStages.Budget || _budgetToldOn == day) return;
        _budgetToldOn = day;
        Tell(proposal, EventKinds.BudgetExhausted, "The model budget is used up", proposal.Rejection);
    }

    private string Who(ProposalRecord proposal) => context.Company.NameOf(proposal.Agent);

    private void Tell(ProposalRecord proposal, string kind, string title, string? summary) =>
        _journal.Event(
            kind, title, proposal.Cause.By($"proposal:{proposal.Id}"), proposal.Agent, new(proposal.Id, proposal.MissionId), summary: summary,
            data: proposal.Gate is null && proposal.MemoryId is null
                ? null
                : new { proposal.Gate, memoryInfluenced = proposal.MemoryId is null ? (bool?)null : true, proposal.MemoryId });
}
