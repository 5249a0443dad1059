using AgentOps.Causes;
using AgentOps.Companies;
using AgentOps.Journals;
using AgentOps.Missions;
using AgentOps.Models;
using AgentOps.Policies;
using AgentOps.Steps;
using AgentOps.Time;
using Microsoft.Extensions.Logging;

namespace AgentOps.Intake;

/// <summary>
/// The one door (SPEC §2.1). Reentrant so that callers can wait together for one write. The invariant that holds across awaits:
/// only the pump touches the state, there is never more than one pump, and it decides a batch without awaiting.
/// </summary>
[Reentrant]
public sealed partial class IntakeGrain(
    [PersistentState("intake")] IPersistentState<IntakeState> state,
    IIntakeLedger ledger,
    IModelFactory models,
    TimeProvider clock,
    ILogger<IntakeGrain> log) : Grain, IIntakeGrain
{
    private const int MaxBatch = 256;
    private static readonly TimeSpan PendingFor = TimeSpan.FromHours(72);

    private readonly Queue<DoorWork> _waiting = new();
    private bool _pumping;

    private CompanyKey Company => CompanyKey.OfGrain(this.GetPrimaryKeyString());

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        foreach (var retry in state.State.Retries) await CarryOut(retry);
    }

    /// <inheritdoc/>
    public async Task<ProposeReply> Propose(ProposeRequest request, CancellationToken cancellationToken = default)
    {
        if (await CompanyOf() is not { } company)
        {
            // A door of nobody is not kept: the company may yet come, and with a state of its own.
            DeactivateOnIdle();
            return new(ProposeOutcome.NoCompany, null, []);
        }

        var errors = WellFormed.Check(request, company);
        return errors.IsEmpty ? await Enter(new ProposeWork(request, RequestHash.Of(request))) : new(ProposeOutcome.Malformed, null, errors);
    }

    /// <inheritdoc/>
    public Task<DecideReply> Decide(DecideRequest request, CancellationToken cancellationToken = default) => Enter(new DecideWork(request));

    /// <inheritdoc/>
    public async Task<RetryReply> Retry(Guid mission, Actor by, CancellationToken cancellationToken = default)
    {
        var record = await Mission(mission).Get();
        if (record is null || record.Status is not (MissionStatus.Failed or MissionStatus.Cancelled)) return new(record, null);
        var reply = await Enter(new RetryWork(record, by));
        return reply.Rejection is null ? reply with { Mission = await Mission(mission).Get() } : reply;
    }

    /// <inheritdoc/>
    public async Task<int> ExpirePending(CancellationToken cancellationToken = default)
    {
        var old = await ledger.PendingBefore(Company, clock.GetUtcNow() - PendingFor, MaxBatch, cancellationToken);
        return old.IsEmpty ? 0 : await Enter(new ExpireWork(old));
    }

    private Task<T> Enter<T>(DoorWork<T> work)
    {
        _waiting.Enqueue(work);
        if (!_pumping)
        {
            _pumping = true;
            _ = Pump();
        }

        return work.Task;
    }

    private async Task Pump()
    {
        // Let the calls that have already arrived join the first batch.
        await Task.Yield();
        try
        {
            while (_waiting.Count > 0)
            {
                var batch = new List<DoorWork>(Math.Min(_waiting.Count, MaxBatch));
                while (batch.Count < MaxBatch && _waiting.TryDequeue(out var work)) batch.Add(work);
                try
                {
                    await Serve(batch);
                }
                catch (Exception error)
                {
                    // Memory and row may differ now: everyone who waits gets the error, and the next call finds a fresh activation.
                    LogBatchFailed(error, Company, batch.Count);
                    foreach (var work in batch.Concat(_waiting)) work.Fail(error);
                    _waiting.Clear();
                    DeactivateOnIdle();
                }
            }
        }
        finally
        {
            _pumping = false;
        }
    }

    private async Task Serve(List<DoorWork> batch)
    {
        var company = await CompanyOf() ?? throw new InvalidOperationException($"The company {Company} does not exist any more.");
        var policies = await GrainFactory.GetGrain<IPolicyGrain>(Company.Grain).Get();
        var now = clock.GetUtcNow();
        var day = CompanyDay.Of(now, policies.Get(PolicyCatalog.Company).TimeZone);
        var counters = batch.SelectMany(work => Counters(work, company)).ToHashSet();
        var keys = batch.OfType<ProposeWork>().Select(p => p.Request.IdempotencyKey).OfType<string>().Distinct();
        var facts = await ledger.Read(Company, day, [.. keys], [.. counters], CancellationToken.None);
        var found = await Find(batch);
        Join(batch, counters, company);
        var context = new DoorContext(company, policies, kind => StepPrice.Of(models, policies, kind));

        var door = new DoorBatch(context, facts, found, state.State, day, now);
        foreach (var work in batch) door.Decide(work);
        if (door.ToState() is { } next) await state.Write(this, next);
        DoorMetrics.Judged(Company, batch);
        foreach (var work in batch) work.Answer();

        foreach (var kind in door.Ready) await GrainFactory.GetGrain<IStepQueueGrain>(new NamedKey(Company, kind.Key).ToString()).Enqueue([.. kind]);
        foreach (var retry in door.Retries) await CarryOut(retry);
    }

    /// <summary>Proposals that came during the reads join, as long as what was read tells all about them: the next write is then one, not two.</summary>
    private void Join(List<DoorWork> batch, HashSet<string> counters, CompanyInfo company)
    {
        while (batch.Count < MaxBatch && _waiting.TryPeek(out var next) && next is ProposeWork { Request.IdempotencyKey: null }
            && counters.IsSupersetOf(Counters(next, company)))
            batch.Add(_waiting.Dequeue());
    }

    private static IEnumerable<string> Counters(DoorWork work, CompanyInfo company) => work switch
    {
        ProposeWork propose => Door.Counters(propose.Request, company),
        RetryWork retry =>
        [
            DoorStages.Budget,
            DoorStages.BudgetOfAgent(retry.Mission.Agent),
            .. retry.Mission.Steps.Select(step => Door.GateOf(step.Kind, company)).OfType<string>(),
        ],
        _ => [],
    };

    private async Task<Dictionary<Guid, ProposalRecord>> Find(List<DoorWork> batch)
    {
        var found = new Dictionary<Guid, ProposalRecord>();
        var ids = batch.OfType<DecideWork>().Select(d => d.Request.Proposal).Concat(batch.OfType<ExpireWork>().SelectMany(e => e.Proposals));
        foreach (var id in ids.Distinct())
        {
            if (await ledger.Find(Company, id, CancellationToken.None) is { } proposal) found[id] = proposal;
        }

        return found;
    }

    private async Task CarryOut(PendingRetry retry)
    {
        await Mission(retry.Mission).Retry(retry.Request);
        await state.Write(this, state.State with { Retries = state.State.Retries.Remove(retry), Journal = [] });
    }

    private IMissionGrain Mission(Guid id) => GrainFactory.GetGrain<IMissionGrain>(new MissionKey(Company, id).ToString());

    private Task<CompanyInfo?> CompanyOf() => GrainFactory.GetGrain<ICompanyGrain>(Company.Grain).Get();

    [LoggerMessage(Level = LogLevel.Error, Message = "The door of {Company} could not decide a batch of {Count}; its callers got the error")]
    private partial void LogBatchFailed(Exception error, CompanyKey company, int count);
}
