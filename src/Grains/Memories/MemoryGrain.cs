using System.Collections.Immutable;
using AgentOps.Causes;
using AgentOps.Companies;
using AgentOps.Journals;
using AgentOps.Policies;

namespace AgentOps.Memories;

/// <summary>What an agent remembers. What it takes back is told to the other agents, again at each heartbeat for an hour (write before you act).</summary>
public sealed class MemoryGrain([PersistentState("memory")] IPersistentState<MemoryState> state, TimeProvider clock) : Grain, IMemoryGrain
{
    private AgentKey Key => AgentKey.Parse(this.GetPrimaryKeyString());

    /// <inheritdoc/>
    public async Task<ImmutableArray<Memory>> Remember(ImmutableArray<NewMemory> memories, CancellationToken cancellationToken = default) =>
        await Keep(MemoryRules.Remember(Key, await Who(), state.State, memories, await Policy(), clock.GetUtcNow()), cancellationToken);

    /// <inheritdoc/>
    public async Task<ImmutableArray<Memory>> Recall(MemoryQuery query, CancellationToken cancellationToken = default) =>
        query.MarkUsed
            ? await Keep(MemoryRules.Use(state.State, query, clock.GetUtcNow()), cancellationToken)
            : [.. MemoryRules.Find(state.State, query).Select(m => m.Show(Key.Agent))];

    /// <inheritdoc/>
    public Task<int> Count() => Task.FromResult(state.State.Items.Count(m => m.Active));

    /// <inheritdoc/>
    public async Task<bool> Revoke(string id, Actor by, CancellationToken cancellationToken = default)
    {
        if (!state.State.Items.Any(m => KeptMemory.Id(Key.Agent, m.N) == id)) return false;
        var cause = $"{(by.Person ? "person" : "system")}:{by.Name}";
        await Keep(MemoryRules.Revoke(Key, await Who(), state.State, [id], new(cause, cause, 0), clock.GetUtcNow()), cancellationToken);
        await TellOthers();
        return true;
    }

    /// <inheritdoc/>
    public async Task Forget(ImmutableArray<string> ids, Cause cause)
    {
        var change = MemoryRules.Revoke(Key, await Who(), state.State, ids, cause, clock.GetUtcNow());
        if (change.Touched.IsEmpty) return;
        await Keep(change, CancellationToken.None);
        await TellOthers();
    }

    /// <inheritdoc/>
    public Task Outcome(string id, string outcomeTrace, bool succeeded, CancellationToken cancellationToken = default) =>
        Keep(new(MemoryLife.Outcome(Key, state.State, id, outcomeTrace, succeeded, clock.GetUtcNow()), []), cancellationToken);

    /// <inheritdoc/>
    public async Task<int> Integrate(Cause cause, CancellationToken cancellationToken = default) =>
        (await Keep(MemoryIntegration.Integrate(Key, await Who(), state.State, cause, clock.GetUtcNow()), cancellationToken)).Length;

    /// <inheritdoc/>
    public async Task<int> Maintain(CancellationToken cancellationToken = default)
    {
        var promoted = await Keep(MemoryLife.Maintain(Key, await Who(), state.State, await Policy(), clock.GetUtcNow()), cancellationToken);
        if (!state.State.Revoked.IsEmpty) await TellOthers();
        return promoted.Length;
    }

    private async Task TellOthers()
    {
        if (await GrainFactory.GetGrain<ICompanyGrain>(Key.Company.Grain).Get() is not { } company) return;
        foreach (var other in company.Agents.Where(a => a.Key != Key.Agent))
        {
            foreach (var revoked in state.State.Revoked)
                await GrainFactory.GetGrain<IMemoryGrain>(new AgentKey(Key.Company, other.Key).ToString()).Forget(revoked.Ids, revoked.Cause);
        }
    }

    private async Task<string> Who() => (await GrainFactory.GetGrain<ICompanyGrain>(Key.Company.Grain).Get())?.NameOf(Key.Agent) ?? Key.Agent;

    private async Task<MemoryPolicy> Policy() => (await GrainFactory.GetGrain<IPolicyGrain>(Key.Company.Grain).Get()).Get(PolicyCatalog.Memory);

    private async Task<ImmutableArray<Memory>> Keep(MemoryChange change, CancellationToken cancellationToken)
    {
        if (!ReferenceEquals(change.State, state.State)) await state.Write(this, change.State);
        return [.. change.Touched.Select(m => m.Show(Key.Agent))];
    }
}
