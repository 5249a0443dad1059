using System.Diagnostics;
using AgentOps.Causes;

namespace AgentOps.Intake;

/// <summary>Something that waits at the door, and the answer it waits for.</summary>
internal abstract class DoorWork
{
    /// <summary>The trace of whoever waits: a batch is worked in the trace of only one of them.</summary>
    public string? Trace { get; } = Activity.Current?.Id;

    /// <summary>Fails the waiting caller.</summary>
    public abstract void Fail(Exception error);

    /// <summary>Hands out the answer, once what it says is stored.</summary>
    public abstract void Answer();
}

/// <inheritdoc/>
internal abstract class DoorWork<T> : DoorWork
{
    private readonly TaskCompletionSource<T> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The caller waits on this.</summary>
    public Task<T> Task => _answer.Task;

    /// <summary>What was decided; null until it is.</summary>
    public T? Reply { get; set; }

    public override void Fail(Exception error) => _answer.TrySetException(error);

    public override void Answer() => _answer.TrySetResult(Reply!);
}

/// <summary>A proposal, its cause resolved and its body hashed.</summary>
internal sealed class ProposeWork(ProposeRequest request, string? hash) : DoorWork<ProposeReply>
{
    public ProposeRequest Request => request;

    public string? Hash => hash;
}

/// <summary>A person's answer to a pending proposal.</summary>
internal sealed class DecideWork(DecideRequest request) : DoorWork<DecideReply>
{
    public DecideRequest Request => request;
}

/// <summary>What waited too long.</summary>
internal sealed class ExpireWork(IReadOnlyList<Guid> proposals) : DoorWork<int>
{
    public IReadOnlyList<Guid> Proposals => proposals;
}

/// <summary>A mission to run again.</summary>
internal sealed class RetryWork(Missions.MissionRecord mission, Actor by) : DoorWork<RetryReply>
{
    public Missions.MissionRecord Mission => mission;

    public Actor By => by;
}
