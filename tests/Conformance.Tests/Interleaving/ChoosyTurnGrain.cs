using Orleans.Concurrency;
using Orleans.Serialization.Invocation;

namespace AgentOps.Conformance.Tests.Interleaving;

[MayInterleave(nameof(MayInterleave))]
public sealed class ChoosyTurnGrain : TurnGrainBase, IChoosyTurnGrain
{
    public static bool MayInterleave(IInvokable request) => request.GetMethodName() == nameof(Whenever);
}
