namespace AgentOps.Conformance.Tests.Interleaving;

public sealed class TurnGrain : TurnGrainBase, ITurnGrain;
