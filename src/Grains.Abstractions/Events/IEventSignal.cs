namespace AgentOps.Events;

/// <summary>Wakes the readers of events in this process.</summary>
public interface IEventSignal
{
    /// <summary>Events may have been committed just now. Cheap; may be raised from anywhere.</summary>
    void Raise();
}
