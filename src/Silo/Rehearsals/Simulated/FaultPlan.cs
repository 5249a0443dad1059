using AgentOps.Time;

namespace AgentOps.Silo.Rehearsals.Simulated;

/// <summary>What breaks in one life, as its seed says. Outlives the silos that it kills.</summary>
internal sealed class FaultPlan(long seed)
{
    private TaskCompletionSource? _death;
    private int _untilDeath;
    private int _untilFailure = int.MaxValue;

    /// <summary>The faults' own chances, apart from the company's.</summary>
    public Dice Dice { get; } = Dice.For((ulong)seed, "faults", "");

    /// <summary>Called after each write that went through.</summary>
    public Action Written { get; set; } = static () => { };

    /// <summary>False while a company is founded and while it is left to settle.</summary>
    public bool Armed { get; set; }

    /// <summary>The nth write from now fails.</summary>
    public void FailWrite(int n) => _untilFailure = n;

    /// <summary>The process dies at the nth write from now; the task ends then.</summary>
    public Task DieAtWrite(int n, TaskCompletionSource death)
    {
        (_untilDeath, _death) = (n, death);
        return death.Task;
    }

    /// <summary>No death is planned any more.</summary>
    public void Spare() => _death = null;

    /// <summary>Whether this write fails.</summary>
    public bool Fails() => Armed && --_untilFailure == 0;

    /// <summary>Whether the process dies at this write.</summary>
    public TaskCompletionSource? Dies() => Armed && _death is not null && --_untilDeath == 0 ? _death : null;
}
