namespace AgentOps.Conformance.Tests.Interleaving;

/// <summary>Notes the starts and ends of its calls under its key.</summary>
public abstract class TurnGrainBase : Grain
{
    private string Key => this.GetPrimaryKeyString();

    public Task Plain(string name) => Turn(name);

    public Task Always(string name) => Turn(name);

    public Task Reading(string name) => Turn(name);

    public Task Whenever(string name) => Turn(name);

    public async Task CallBack(ITurnGrain other, bool allow)
    {
        using var section = allow ? RequestContext.AllowCallChainReentrancy() : RequestContext.SuppressCallChainReentrancy();
        await other.Bounce(GrainFactory.GetGrain<ITurnGrain>(this.GetGrainId()));
    }

    public Task Bounce(ITurnGrain back) => back.Touch();

    public Task Touch() => Task.CompletedTask;

    private async Task Turn(string name)
    {
        Signals.Note(Key, $"+{name}");
        Signals.Set($"{Key} started {name}");
        await Signals.Wait($"{Key} end {name}");
        Signals.Note(Key, $"-{name}");
    }
}
