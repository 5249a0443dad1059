using AgentOps.WhatIf;

namespace AgentOps.Api.Policies;

/// <summary>How the proposals fare under one set of rules.</summary>
/// <param name="Waiting">Admitted, but nobody has said yes.</param>
/// <param name="Gates">How many each gate rejected.</param>
public sealed record WhatIfSideView(int Accepted, int Waiting, int Rejected, decimal Usd, IReadOnlyDictionary<string, int> Gates)
{
    internal static WhatIfSideView Of(ReplaySide side) => new(side.Accepted, side.Waiting, side.Rejected, side.Usd, side.Gates);
}
