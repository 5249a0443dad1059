using AgentOps.Intake;
using AgentOps.Json;

namespace AgentOps.Silo.Rehearsals.Simulated;

/// <summary>A client that proposes with idempotency keys and asks again with the same key until it is answered.</summary>
internal sealed class Client(SimulatedCompany company, IReadOnlyList<string> agents, FaultPlan plan)
{
    private readonly List<ProposeRequest> _unanswered = [];
    private int _keys;

    /// <summary>What was answered: the key and the proposal.</summary>
    public Dictionary<string, Guid> Answered { get; } = [];

    /// <summary>Sends some proposals and does not wait.</summary>
    public void Send(int count)
    {
        for (var i = 0; i < count; i++)
        {
            ProposedStep[] steps = plan.Dice.Chance(0.5) ? [Step("draft_tweet"), Step("post_tweet")] : [Step("analyze")];
            var request = new ProposeRequest(plan.Dice.Pick(agents), $"A client's wish {++_keys}", null, [.. steps], "api", "rehearsal", $"client-{_keys}");
            _ = company.Cluster.Start(() => Ask(request));
        }
    }

    /// <summary>Asks again for what was not answered, until it is.</summary>
    public async Task Insist()
    {
        for (var attempt = 0; _unanswered.Count > 0 && attempt < 20; attempt++)
        {
            var again = _unanswered.ToArray();
            _unanswered.Clear();
            foreach (var request in again) await Ask(request);
        }
    }

    private async Task Ask(ProposeRequest request)
    {
        try
        {
            var reply = await company.Grain<IIntakeGrain>(company.Key.Grain).Propose(request);
            if (reply.Proposal is { } proposal) Answered[request.IdempotencyKey!] = proposal.Id;
        }
        catch (Exception)
        {
            // Unknown, not failed: the same key asks again.
            _unanswered.Add(request);
        }
    }

    private static ProposedStep Step(string kind) => new(kind, new JsonText("""{"topic": "what broke"}"""));
}
