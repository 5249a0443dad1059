using System.Reflection;
using Orleans.Activations;
using Orleans.Proxies;
using Orleans.Runtime;
using Orleans.Serialization.Invocation;

namespace Orleans.Calls;

/// <summary>One call: its arguments, its caller, its target, and the answer that the caller waits for.</summary>
internal abstract class GrainCall(GrainMethod method) : IInvokable
{
    private int _finished;

    public GrainMethod Method { get; } = method;

    public CallTarget Target { get; protected set; } = null!;

    /// <summary>The calling activation; null outside of grains.</summary>
    public IGrainContext? Source { get; protected set; }

    /// <summary>The request context as it was when the call was made.</summary>
    public Dictionary<string, object>? Context { get; protected set; }

    /// <summary>The activation that runs or holds the call.</summary>
    public Activation? Receiver { get; set; }

    /// <summary>How often the call was handed on because its activation ended.</summary>
    public int Forwards { get; set; }

    /// <summary>The neighbours in the activation's list of waiting or running calls.</summary>
    public GrainCall? Next { get; set; }

    /// <inheritdoc cref="Next"/>
    public GrainCall? Previous { get; set; }

    /// <summary>The neighbours in the list of calls that wait for an answer.</summary>
    public GrainCall? NextDeadline { get; set; }

    /// <inheritdoc cref="NextDeadline"/>
    public GrainCall? PreviousDeadline { get; set; }

    /// <summary>When the caller gives up, as a timestamp of the messaging clock.</summary>
    public long Deadline { get; set; }

    public virtual bool AlwaysInterleave => Method.AlwaysInterleave;

    public virtual bool ReadOnly => Method.ReadOnly;

    /// <summary>Whether the call counts as use of the activation.</summary>
    public virtual bool KeepsAlive => true;

    /// <summary>Whether the call concerns one activation only and is dropped when that ends.</summary>
    public virtual bool IsLocal => false;

    public bool IsFinished => Volatile.Read(ref _finished) != 0;

    public Guid ReentrancyId => RequestContext.ReentrancyIdOf(Context);

    /// <summary>Runs the call on its activation's scheduler; all errors become answers.</summary>
    public abstract Task RunAsync(Activation activation);

    /// <summary>Calls the grain and gives the outcome as an object, for filters. Errors become responses.</summary>
    public abstract ValueTask<Response> InvokeAsResponse(object target);

    /// <summary>Answers with an error, unless the call was answered before.</summary>
    public abstract void Fail(Exception exception);

    /// <summary>The caller gives up.</summary>
    public abstract void OnDeadline();

    public virtual int GetArgumentCount() => 0;

    public virtual object? GetArgument(int index) => throw new ArgumentOutOfRangeException(nameof(index));

    public virtual void SetArgument(int index, object value) => throw new ArgumentOutOfRangeException(nameof(index));

    /// <summary>Replaces arguments that could change by copies.</summary>
    public virtual void CopyArguments()
    {
    }

    public virtual CancellationToken GetCancellationToken() => default;

    /// <summary>Replaces the cancellation token; false when the method takes none.</summary>
    public virtual bool SetCancellationToken(CancellationToken token) => false;

    public object? GetTarget() => Receiver?.GrainInstance;

    public string GetMethodName() => Method.Info.Name;

    public string GetInterfaceName() => Method.Info.DeclaringType!.FullName!;

    public string GetActivityName() => Method.ActivityName;

    public MethodInfo GetMethod() => Method.Info;

    public Type GetInterfaceType() => Method.Info.DeclaringType!;

    public TimeSpan? GetDefaultResponseTimeout() => Method.Timeout;

    public void Dispose()
    {
    }

    public override string ToString() => $"{Method} on {Target?.GrainId}";

    /// <summary>True for the one who may answer.</summary>
    protected bool TryFinish() => Interlocked.Exchange(ref _finished, 1) == 0;
}
