using AgentOps.Kinds;
using AgentOps.Models;
using AgentOps.Policies;

namespace AgentOps.Intake;

/// <summary>What a step is expected to cost: the kind's tokens at the routed model's price.</summary>
internal static class StepPrice
{
    internal static decimal Of(IModelFactory models, PolicySet policies, string kind) =>
        KindCatalog.BuiltIn.Find(kind) is { UsesModel: true } known ? models.Price(policies, "work", known.InputTokens, known.OutputTokens) : 0;
}
