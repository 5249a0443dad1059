using System.Reflection;
using Orleans.Activations;
using Orleans.Calls;
using Orleans.Proxies;
using Orleans.Serialization.Invocation;

namespace Orleans.Timers;

/// <summary>A tick of a timer, as a call that waits for its turn like any other.</summary>
internal sealed class TimerTick(GrainTimer timer) : GrainCall(s_method)
{
    private static readonly GrainMethod s_method = new(
        new GrainInterface(typeof(GrainTimer)), typeof(GrainTimer).GetMethod(nameof(GrainTimer.TickAsync), BindingFlags.Instance | BindingFlags.Public)!);

    public override bool AlwaysInterleave => timer.Interleave;

    public override bool KeepsAlive => timer.KeepAlive;

    public override bool IsLocal => true;

    public override async Task RunAsync(Activation activation)
    {
        try
        {
            await timer.TickAsync();
        }
        finally
        {
            activation.OnCallEnded(this);
        }
    }

    public override ValueTask<Response> InvokeAsResponse(object target) => throw new NotSupportedException("A timer tick is not filtered.");

    public override void Fail(Exception exception)
    {
    }

    public override void OnDeadline()
    {
    }
}
