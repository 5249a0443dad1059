using System.Collections.Immutable;
using System.Text.Json;
using AgentOps.Causes;
using AgentOps.Heartbeats;
using AgentOps.Journals;
using AgentOps.Json;
using AgentOps.Steps;
using AgentOps.Triggers;

namespace AgentOps.Policies;

/// <summary>
/// The policies in force (SPEC §2.4). Reads people's tables when told that they changed, keeps the last good value of each, and answers from memory.
/// <see cref="Get"/> and <see cref="Rules"/> interleave: they read one immutable reference.
/// </summary>
public sealed class PolicyGrain([PersistentState("policy")] IPersistentState<PolicyState> state, IPolicyStore store, TimeProvider clock)
    : Grain, IPolicyGrain
{
    private PolicySet _set = PolicySet.Defaults;

    private CompanyKey Company => CompanyKey.OfGrain(this.GetPrimaryKeyString());

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _set = ToSet(state.State);
        await Review(cancellationToken);
    }

    /// <inheritdoc/>
    public Task<PolicySet> Get() => Task.FromResult(_set);

    /// <inheritdoc/>
    public Task<ImmutableArray<TriggerRule>> Rules() =>
        Task.FromResult<ImmutableArray<TriggerRule>>([.. state.State.Rules.Values.Select(r => r.Good).OfType<TriggerRule>()]);

    /// <inheritdoc/>
    public async Task<PutPolicyReply> Put(string key, JsonText value, long? ifMatch, Actor by, CancellationToken cancellationToken = default)
    {
        var errors = PolicyChecks.Check(key, value);
        if (!errors.IsEmpty) return new(0, false, errors);
        if (await store.Put(Company, key, value, ifMatch, by.Name, cancellationToken) is not { } version) return new(0, true, []);
        await Refresh(cancellationToken);
        return new(version, false, []);
    }

    /// <inheritdoc/>
    public Task SetWorker(string kind, bool enabled, Actor by, CancellationToken cancellationToken = default) =>
        Put(PolicyCatalog.WorkerPrefix + kind, Json(_set.Worker(kind) with { Enabled = enabled }), null, by, cancellationToken);

    /// <inheritdoc/>
    public Task SetOpen(bool open, Actor by, CancellationToken cancellationToken = default) =>
        Put(PolicyCatalog.Company.Key, Json(_set.Get(PolicyCatalog.Company) with { Enabled = open }), null, by, cancellationToken);

    /// <inheritdoc/>
    public async Task<PutTriggerReply> PutRule(TriggerRule rule, Actor by, CancellationToken cancellationToken = default)
    {
        var errors = TriggerChecks.Check(rule);
        if (!errors.IsEmpty) return new(null, errors);
        if (!await store.PutRule(Company, rule, by.Name, cancellationToken)) return new(null, []);
        await Refresh(cancellationToken);
        return new(state.State.Rules.GetValueOrDefault(rule.Name)?.Good, []);
    }

    /// <inheritdoc/>
    public async Task<PolicySet> Refresh(CancellationToken cancellationToken = default)
    {
        var before = _set;
        await Review(cancellationToken);
        await Tell(before, _set);
        return _set;
    }

    private async Task Review(CancellationToken cancellationToken)
    {
        var next = PolicyReview.Review(Company, state.State, await store.Load(Company, cancellationToken), clock.GetUtcNow());
        if (ReferenceEquals(next, state.State)) return;
        await state.Write(this, next);
        _set = ToSet(next);
    }

    /// <summary>Wakes those whose work a change concerns, so that it takes effect now and not at the next heartbeat.</summary>
    private async Task Tell(PolicySet before, PolicySet after)
    {
        var changed = before.Values.Keys.Union(after.Values.Keys)
            .Where(key => before.Values.GetValueOrDefault(key) != after.Values.GetValueOrDefault(key)).ToList();
        foreach (var key in changed.Where(k => k.StartsWith(PolicyCatalog.WorkerPrefix, StringComparison.Ordinal)))
            await Queue(key[PolicyCatalog.WorkerPrefix.Length..]).Enqueue([]);
        if (changed.Contains(PolicyCatalog.Company.Key))
        {
            foreach (var kind in Kinds.StepKinds.All) await Queue(kind.Name).Enqueue([]);
        }

        if (changed.Contains(PolicyCatalog.Heartbeat.Key)) await GrainFactory.GetGrain<IHeartbeatGrain>(Company.Grain).Schedule();
    }

    private IStepQueueGrain Queue(string kind) => GrainFactory.GetGrain<IStepQueueGrain>(new NamedKey(Company, kind).ToString());

    private static PolicySet ToSet(PolicyState state) => new(
        state.Policies.Where(p => p.Value.Good is not null).ToImmutableDictionary(p => p.Key, p => p.Value.Good!.Value.Value), state.Version);

    private static JsonText Json<T>(T value) => new(JsonSerializer.Serialize(value, Wire.Policy));
}
