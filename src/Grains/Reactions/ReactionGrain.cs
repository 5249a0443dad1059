using System.Collections.Immutable;
using AgentOps.Companies;
using AgentOps.Events;
using AgentOps.Intake;
using AgentOps.Journals;
using AgentOps.Policies;

namespace AgentOps.Reactions;

/// <summary>Queues who answers whom, and takes the queue through the door at each heartbeat (SPEC §2.7).</summary>
public sealed class ReactionGrain([PersistentState("reaction")] IPersistentState<ReactionState> state, TimeProvider clock) : Grain, IReactionGrain
{
    private CompanyKey Company => CompanyKey.OfGrain(this.GetPrimaryKeyString());

    /// <inheritdoc/>
    public async Task<int> Match(ImmutableArray<CompanyEvent> events, CancellationToken cancellationToken = default)
    {
        var company = await GrainFactory.GetGrain<ICompanyGrain>(Company.Grain).Get();
        if (company is null) return 0;
        var policies = await GrainFactory.GetGrain<IPolicyGrain>(Company.Grain).Get();
        var next = ReactionRules.Match(company, state.State, policies.Get(PolicyCatalog.Reactions), events, clock.GetUtcNow());
        if (ReferenceEquals(next, state.State)) return 0;
        var queued = next.Pending.Length - state.State.Pending.Length;
        await state.Write(this, next);
        return queued;
    }

    /// <inheritdoc/>
    public async Task<int> Process(TimeSpan budget, CancellationToken cancellationToken = default)
    {
        if (state.State.Pending.IsEmpty) return 0;
        var intake = GrainFactory.GetGrain<IIntakeGrain>(Company.Grain);
        var until = clock.GetUtcNow() + budget;
        var done = 0;
        foreach (var reaction in state.State.Pending)
        {
            if (done > 0 && clock.GetUtcNow() >= until) break;
            await intake.Propose(reaction.Request, cancellationToken);
            done++;
        }

        await state.Write(this, state.State with { Pending = state.State.Pending.RemoveRange(0, done), Journal = [] });
        return done;
    }

    /// <inheritdoc/>
    public async Task<ReactionQueue> Get()
    {
        var policies = await GrainFactory.GetGrain<IPolicyGrain>(Company.Grain).Get();
        return new(
            [.. state.State.Pending.Select(r => new WaitingReaction(r.Id, r.Pattern, r.Target, r.Type, r.EventId, r.QueuedAt))],
            [.. policies.Get(PolicyCatalog.Reactions).Patterns.Select(Cooldown)]);
    }

    private PatternCooldown Cooldown(ReactionPattern pattern)
    {
        var name = ReactionRules.NameOf(pattern);
        DateTimeOffset? answered = state.State.AnsweredAt.TryGetValue(name, out var at) ? at : null;
        return new(name, answered, answered?.AddMinutes(pattern.Cooldown));
    }
}
