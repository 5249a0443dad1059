using AgentOps.Companies;
using AgentOps.Journals;
using AgentOps.Policies;

namespace AgentOps.Relationships;

/// <summary>How two agents stand to each other.</summary>
public sealed class RelationshipGrain([PersistentState("relationship")] IPersistentState<RelationshipState> state, TimeProvider clock) : Grain, IRelationshipGrain
{
    private PairKey Pair => PairKey.Parse(this.GetPrimaryKeyString());

    /// <inheritdoc/>
    public Task<Relationship> Get() => Task.FromResult(RelationshipRules.Show(Pair, state.State));

    /// <inheritdoc/>
    public async Task<Relationship> Drift(DriftRequest request, CancellationToken cancellationToken = default)
    {
        var policy = (await GrainFactory.GetGrain<IPolicyGrain>(Pair.Company.Grain).Get()).Get(PolicyCatalog.RelationshipDrift);
        var company = await GrainFactory.GetGrain<ICompanyGrain>(Pair.Company.Grain).Get();
        var names = $"{company?.NameOf(Pair.A) ?? Pair.A} and {company?.NameOf(Pair.B) ?? Pair.B}";
        var next = RelationshipRules.Drift(Pair, names, state.State, request, policy, clock.GetUtcNow());
        if (!ReferenceEquals(next, state.State)) await state.Write(this, next);
        return RelationshipRules.Show(Pair, state.State);
    }
}
