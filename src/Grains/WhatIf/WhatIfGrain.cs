using AgentOps.Companies;
using AgentOps.Intake;
using AgentOps.Json;
using AgentOps.Models;
using AgentOps.Policies;

namespace AgentOps.WhatIf;

/// <summary>Reads, asks the rule, answers. A worker of its own, so that looking back keeps nobody waiting, and one at a time, so that it stays bounded.</summary>
[StatelessWorker(1)]
public sealed class WhatIfGrain(IProposalHistory history, IModelFactory models, TimeProvider clock) : Grain, IWhatIfGrain
{
    private CompanyKey Company => CompanyKey.OfGrain(this.GetPrimaryKeyString());

    /// <inheritdoc/>
    public async Task<WhatIfReply> Ask(string key, JsonText value, CancellationToken cancellationToken = default)
    {
        var errors = PolicyChecks.Check(key, value);
        if (!errors.IsEmpty) return new(null, errors);
        if (await GrainFactory.GetGrain<ICompanyGrain>(Company.Grain).Get() is not { } company) return new(null, []);
        var inForce = await GrainFactory.GetGrain<IPolicyGrain>(Company.Grain).Get();
        var now = clock.GetUtcNow();
        var past = await history.Since(Company, LookBack.Since(now), LookBack.MaxProposals, cancellationToken);
        return new(LookBack.Report(past, Context(company, inForce), Context(company, LookBack.With(inForce, key, value)), key, now), []);
    }

    private DoorContext Context(CompanyInfo company, PolicySet policies) => new(company, policies, kind => StepPrice.Of(models, policies, kind));
}
