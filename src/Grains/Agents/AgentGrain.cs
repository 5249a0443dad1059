using AgentOps.Companies;
using AgentOps.Intake;
using AgentOps.Journals;
using AgentOps.Memories;
using AgentOps.Policies;
using AgentOps.Time;

namespace AgentOps.Agents;

/// <summary>An agent's initiatives: queued by the heartbeat, worked outside, recorded before they go through the door (write before you act).</summary>
public sealed class AgentGrain(
    [PersistentState("agent")] IPersistentState<AgentState> state, IIntakeLedger ledger, InitiativeWorker worker, TimeProvider clock) : Grain, IAgentGrain
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    private DateTimeOffset? _startedAt;

    private AgentKey Key => AgentKey.Parse(this.GetPrimaryKeyString());

    /// <inheritdoc/>
    public async Task<bool> Consider(CancellationToken cancellationToken = default)
    {
        await CarryOut(cancellationToken);
        var now = clock.GetUtcNow();
        if (state.State.Waiting is { } waiting)
        {
            // A fresh activation has started nothing; one that did gives its worker time.
            if (_startedAt is null || now > _startedAt + Patience) Start(waiting, now);
            return false;
        }

        var policies = await GrainFactory.GetGrain<IPolicyGrain>(Key.Company.Grain).Get();
        var policy = policies.Get(PolicyCatalog.Initiative);
        if (!InitiativeRules.IsTime(state.State, policy, now)) return false;
        var memories = await GrainFactory.GetGrain<IMemoryGrain>(Key.ToString()).Recall(new([], InitiativeRules.MinConfidence, MemoryRoom.Most), cancellationToken);
        if (!InitiativeRules.RemembersEnough(memories, policy) || !await Affords(policies, now, cancellationToken)) return false;
        await state.Write(this, InitiativeRules.Queue(Key, await Who(), state.State, worker.Estimate(policies), now));
        Start(state.State.Waiting!, now);
        return true;
    }

    /// <inheritdoc/>
    public async Task Finish(InitiativeResult result, CancellationToken cancellationToken = default)
    {
        var (policies, now) = (await GrainFactory.GetGrain<IPolicyGrain>(Key.Company.Grain).Get(), clock.GetUtcNow());
        var next = InitiativeRules.Finish(Key, await Who(), state.State, result, Day(policies, now), now);
        if (!ReferenceEquals(next, state.State)) await state.Write(this, next);
        await CarryOut(cancellationToken);
    }

    private void Start(QueuedInitiative initiative, DateTimeOffset now)
    {
        _startedAt = now;
        worker.Start(Key, initiative);
    }

    private async Task<bool> Affords(PolicySet policies, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (day, estimate) = (Day(policies, now), worker.Estimate(policies));
        var facts = await ledger.Read(Key.Company, day, [], InitiativeRules.Budgets(Key), cancellationToken);
        return InitiativeRules.Affords(Key, facts, day, policies.Get(PolicyCatalog.Budget), estimate);
    }

    private async Task<string> Who() => (await GrainFactory.GetGrain<ICompanyGrain>(Key.Company.Grain).Get())?.NameOf(Key.Agent) ?? Key.Agent;

    private static string Day(PolicySet policies, DateTimeOffset now) => CompanyDay.Of(now, policies.Get(PolicyCatalog.Company).TimeZone);

    private async Task CarryOut(CancellationToken cancellationToken)
    {
        if (state.State.Pending is not { } request) return;
        await GrainFactory.GetGrain<IIntakeGrain>(Key.Company.Grain).Propose(request, cancellationToken);
        await state.Write(this, state.State with { Pending = null, Journal = [] });
    }
}
