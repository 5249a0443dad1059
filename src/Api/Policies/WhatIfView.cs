using AgentOps.WhatIf;

namespace AgentOps.Api.Policies;

/// <summary>What a changed policy would have made of the last days (API.md): both sides, and the proposals that change sides.</summary>
/// <param name="Partial">True when there were more proposals than were looked at; the newest were.</param>
/// <param name="Changed">How many change sides; the newest 200 are listed.</param>
public sealed record WhatIfView(
    int Days, string FirstDay, bool Partial, WhatIfSideView Now, WhatIfSideView Then, int Changed, IReadOnlyList<WhatIfProposalView> Proposals)
{
    internal static WhatIfView Of(WhatIfReport report) => new(
        report.Days, report.FirstDay, report.Partial, WhatIfSideView.Of(report.Now), WhatIfSideView.Of(report.Then), report.Changed,
        [.. report.Changes.Select(c => new WhatIfProposalView(c.Id, c.Agent, c.Title, c.CreatedAt, c.Was, c.Would, c.Gate, c.Reason))]);
}
