namespace AgentOps.Silo.Commands.Verify;

/// <summary>Whether a sign of life is there; <see cref="Waiting"/> when it is not there yet and need not be.</summary>
internal enum SignState { Ok, Waiting, Wrong }
