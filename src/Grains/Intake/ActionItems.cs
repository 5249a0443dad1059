using System.Collections.Immutable;
using System.Globalization;
using AgentOps.Causes;

namespace AgentOps.Intake;

/// <summary>
/// Action items of formal conversations become proposals, at most three a company a day (SPEC §6). There is no counter: each of a day's three places is an
/// idempotency key, so the door itself holds the limit and the same item again finds its own place.
/// </summary>
public static class ActionItems
{
    /// <summary>How many a day become proposals.</summary>
    public const int ADay = 3;

    /// <summary>
    /// Takes items through the door, in order, each in the day's first free place. Answers the proposals there are; an item that found no place, or is not
    /// well formed, has none.
    /// </summary>
    /// <param name="day">The company's day (<see cref="Time.CompanyDay"/>) of the conversation's end, the same when it is done again.</param>
    /// <param name="cause">The conversation; the proposals are one deeper.</param>
    public static async Task<ImmutableArray<ProposalRecord>> Propose(
        IIntakeGrain door, ImmutableArray<ProposeRequest> items, string day, Cause cause, CancellationToken cancellationToken = default)
    {
        var proposals = ImmutableArray.CreateBuilder<ProposalRecord>();
        foreach (var item in items)
        {
            for (var place = 1; place <= ADay; place++)
            {
                var key = string.Create(CultureInfo.InvariantCulture, $"action-item:{day}:{place}");
                var reply = await door.Propose(item with { Source = "action_item", IdempotencyKey = key, Cause = cause.Deeper() }, cancellationToken);
                if (reply.Outcome == ProposeOutcome.KeyConflict) continue;
                if (reply.Proposal is { } proposal) proposals.Add(proposal);
                break;
            }
        }

        return proposals.ToImmutable();
    }
}
