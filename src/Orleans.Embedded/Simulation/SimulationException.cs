namespace Orleans.Simulation;

/// <summary>A simulation cannot go on: nothing can ever happen again, or code has left its scheduler. The message names what waits.</summary>
public sealed class SimulationException(string message) : InvalidOperationException(message);
