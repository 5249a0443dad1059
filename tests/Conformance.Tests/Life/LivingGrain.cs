namespace AgentOps.Conformance.Tests.Life;

/// <summary>Notes its life under its key; keys that contain "fail" cannot be activated until the test says so.</summary>
public sealed class LivingGrain(IGrainContext context, TimeProvider time) : Grain, ILivingGrain
{
    private string Key => this.GetPrimaryKeyString();

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await Task.Yield();
        Signals.Note(Key, "activate");
        if (Key.Contains("fail", StringComparison.Ordinal) && !Signals.IsSet($"{Key} may activate"))
            throw new NotSupportedException("not now");
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Signals.Note(Key, $"deactivate {reason.ReasonCode}");
        return Task.CompletedTask;
    }

    public Task<string> Activation() => Task.FromResult($"{context.ActivationId} {ReferenceEquals(context, GrainContext)} {time is not null}");

    public async Task<string> Leave(string waitFor)
    {
        DeactivateOnIdle();
        Signals.Set($"{Key} leaving");
        await Signals.Wait(waitFor);
        return await Activation();
    }

    public Task<string> Stay(TimeSpan span)
    {
        DelayDeactivation(span);
        return Activation();
    }

    public async Task Busy(string waitFor)
    {
        Signals.Set($"{Key} busy");
        await Signals.Wait(waitFor);
    }
}
