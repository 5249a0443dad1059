using Orleans.Core;

namespace Orleans.Runtime;

/// <summary>A named state of a grain, read before the grain activates.</summary>
/// <typeparam name="TState">The type of the state.</typeparam>
public interface IPersistentState<TState> : IStorage<TState>;
