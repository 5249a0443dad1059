using Orleans.Concurrency;

namespace AgentOps.Conformance.Tests.Interleaving;

[Reentrant]
public sealed class ReentrantTurnGrain : TurnGrainBase, IReentrantTurnGrain;
