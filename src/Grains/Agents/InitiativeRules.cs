using System.Collections.Immutable;
using AgentOps.Events;
using AgentOps.Intake;
using AgentOps.Journals;
using AgentOps.Memories;
using AgentOps.Policies;

namespace AgentOps.Agents;

/// <summary>When an agent proposes by itself (SPEC §6). Pure.</summary>
public static class InitiativeRules
{
    /// <summary>Only memories of this confidence count.</summary>
    public const decimal MinConfidence = 0.7m;

    /// <summary>How many memories the model is told.</summary>
    public const int Told = 10;

    /// <summary>True when the time for one has come, before anything else is read: the policy is on, none waits, the last is long enough ago.</summary>
    public static bool IsTime(AgentState state, InitiativePolicy policy, DateTimeOffset now) =>
        policy.Enabled && state.Waiting is null && state.Pending is null && (state.LastAt is not { } last || now >= last + TimeSpan.FromHours(policy.CooldownHours));

    /// <summary>True when the agent remembers enough: so many good memories, and among them a lesson from an outcome.</summary>
    public static bool RemembersEnough(ImmutableArray<Memory> memories, InitiativePolicy policy)
    {
        var good = memories.Where(m => m.Confidence >= MinConfidence && m.SupersededBy is null).ToList();
        return good.Count >= Math.Max(1, policy.MinMemories) && good.Any(m => m is { Type: MemoryType.Lesson, Source: "outcome" });
    }

    /// <summary>The state with one in the queue, its budget reserved.</summary>
    public static AgentState Queue(AgentKey agent, string who, AgentState state, decimal estimate, DateTimeOffset now)
    {
        var journal = new JournalWriter(agent.Company, $"agent/{agent}", state.Serial, now);
        var id = journal.NextId();
        var root = $"initiative:{id}";
        var queued = journal.Event(EventKinds.InitiativeQueued, $"{who} has an idea coming", new(root, root, 0), agent.Agent, data: new { initiativeId = id });
        Reserve(agent, estimate, journal);
        return state with
        {
            Waiting = new(id, now, estimate, new($"event:{queued}", root, 0)), LastAt = now, LastError = null, Serial = journal.Serial, Journal = journal.ToJournal(),
        };
    }

    /// <summary>The state after the worker's answer: the calls accounted, the reservation settled, the proposal recorded. The same instance for any other initiative.</summary>
    public static AgentState Finish(AgentKey agent, string who, AgentState state, InitiativeResult result, string day, DateTimeOffset now)
    {
        if (state.Waiting is not { } waiting || waiting.Id != result.Id) return state;
        var journal = new JournalWriter(agent.Company, $"agent/{agent}", state.Serial, now);
        foreach (var call in result.Calls) journal.Add(new CallEntry(journal.NextId(), agent.Company.Value, agent.Agent, null, null, null, waiting.Cause.Direct, call));
        Reserve(agent, -waiting.ReservedUsd, journal);
        foreach (var gate in Budgets(agent)) journal.Quota(gate, day, 0, result.Calls.Sum(c => c.Usd));
        var request = result.Request;
        if (request is not null)
        {
            var proposed = journal.Event(
                EventKinds.InitiativeProposed, $"{who} proposes by itself: {request.Title}", waiting.Cause, agent.Agent, summary: request.Reason,
                data: new { initiativeId = result.Id, request.MemoryId });
            request = request with
            {
                Agent = agent.Agent, Source = "initiative", By = agent.Agent, IdempotencyKey = $"initiative:{result.Id}", Cause = waiting.Cause.By($"event:{proposed}"),
            };
        }

        return state with { Waiting = null, LastError = result.Error, Pending = request, Serial = journal.Serial, Journal = journal.ToJournal() };
    }

    /// <summary>The counters of the budgets it spends from.</summary>
    public static ImmutableArray<string> Budgets(AgentKey agent) => [DoorStages.Budget, DoorStages.BudgetOfAgent(agent.Agent)];

    /// <summary>True when both budgets have room for the estimate.</summary>
    public static bool Affords(AgentKey agent, IntakeFacts facts, string day, BudgetPolicy policy, decimal estimate)
    {
        decimal Taken(string gate) => facts.Counts.GetValueOrDefault((gate, day)).Usd + facts.Counts.GetValueOrDefault((gate, QuotaEntry.Open)).Usd;
        return estimate <= 0
            || (Taken(DoorStages.Budget) + estimate <= policy.DailyUsd && Taken(DoorStages.BudgetOfAgent(agent.Agent)) + estimate <= policy.AgentDailyUsd);
    }

    private static void Reserve(AgentKey agent, decimal usd, JournalWriter journal)
    {
        foreach (var gate in Budgets(agent)) journal.Quota(gate, QuotaEntry.Open, 0, usd);
    }
}
