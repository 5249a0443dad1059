using System.Collections.Immutable;
using AgentOps.Events;
using AgentOps.Intake;

namespace AgentOps.Triggers;

/// <summary>One reactive rule. What it fired is recorded first, then taken through the door, then cleared (write before you act).</summary>
public sealed class TriggerGrain([PersistentState("trigger")] IPersistentState<TriggerState> state, TimeProvider clock) : Grain, ITriggerGrain
{
    private NamedKey Key => NamedKey.Parse(this.GetPrimaryKeyString());

    /// <inheritdoc/>
    public async Task<int> Consider(TriggerRule rule, ImmutableArray<CompanyEvent> events, CancellationToken cancellationToken = default)
    {
        var next = TriggerRules.Consider(Key.Company, rule, state.State, events, clock.GetUtcNow());
        var fired = next.Pending.Length - state.State.Pending.Length;
        if (!ReferenceEquals(next, state.State)) await Write(next, cancellationToken);
        await CarryOut(cancellationToken);
        return fired;
    }

    private async Task CarryOut(CancellationToken cancellationToken)
    {
        if (state.State.Pending.IsEmpty) return;
        var intake = GrainFactory.GetGrain<IIntakeGrain>(Key.Company.Grain);
        foreach (var request in state.State.Pending) await intake.Propose(request, cancellationToken);
        await Write(state.State with { Pending = [], Journal = [] }, cancellationToken);
    }

    private async Task Write(TriggerState next, CancellationToken cancellationToken)
    {
        var before = state.State;
        state.State = next;
        try
        {
            await state.WriteStateAsync(cancellationToken);
        }
        catch
        {
            state.State = before;
            DeactivateOnIdle();
            throw;
        }
    }
}
