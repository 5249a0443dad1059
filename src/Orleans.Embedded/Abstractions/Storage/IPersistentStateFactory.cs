namespace Orleans.Runtime;

/// <summary>Makes the states that grains ask for.</summary>
public interface IPersistentStateFactory
{
    /// <summary>The state of this activation.</summary>
    IPersistentState<TState> Create<TState>(IGrainContext context, IPersistentStateConfiguration config);
}
