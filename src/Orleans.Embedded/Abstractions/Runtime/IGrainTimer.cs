namespace Orleans.Runtime;

/// <summary>A timer of an activation. Disposing stops it and cancels a tick under way.</summary>
public interface IGrainTimer : IDisposable
{
    /// <summary>Sets a new due time and period; <see cref="Timeout.InfiniteTimeSpan"/> means never.</summary>
    void Change(TimeSpan dueTime, TimeSpan period);
}
