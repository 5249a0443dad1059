using System.Collections.Immutable;
using System.Globalization;
using AgentOps.Causes;
using AgentOps.Companies;
using AgentOps.Events;
using AgentOps.Intake;
using AgentOps.Journals;
using AgentOps.Models;
using AgentOps.Policies;
using AgentOps.Time;

namespace AgentOps.Roundtables;

/// <summary>The transitions of a conversation (SPEC §3), each with exactly one event. Pure.</summary>
public static class RoundtableRules
{
    /// <summary>The conversation as it opens.</summary>
    public static RoundtableState Open(RoundtablePlan plan, RoundtableOpening opening, DateTimeOffset now)
    {
        var (company, format) = (opening.Company, opening.Format);
        var seed = Dice.Seed(company.Seed, "roundtable", plan.Id.ToString("D"));
        var state = new RoundtableState
        {
            Company = company.Key.Value,
            Id = plan.Id,
            Title = plan.Title,
            Topic = plan.Topic,
            Format = format,
            Participants = plan.Participants,
            By = plan.By,
            Cause = plan.Cause,
            Seed = seed,
            Length = format.MinTurns + Dice.For(seed, "length", "").Next(format.MaxTurns - format.MinTurns + 1),
            NextAt = now,
            Affinities = opening.Affinities,
            Modifiers = opening.Modifiers,
            Recalled = opening.Recalled,
            Figures = opening.Figures,
            Untrusted = plan.Untrusted || opening.Recalled.Any(m => m.Untrusted),
            StartedAt = now,
        };
        var journal = Journal(state, now);
        Event(
            journal, state, EventKinds.RoundtableStarted, $"{plan.Title}: {plan.Topic}", plan.Cause, null,
            $"{Names(company, plan.Participants)} meet.",
            new { format = format.Name, title = plan.Title, topic = plan.Topic, participants = plan.Participants, by = plan.By, modifiers = state.Modifiers });
        return Kept(state, journal);
    }

    /// <summary>Who speaks next and how; the same until it was said.</summary>
    public static (string Agent, Tone Tone, SpeakerDraw Draw, ulong Seed) Next(RoundtableState state, CompanyInfo company)
    {
        var seed = Dice.Seed(state.Seed, "turn", (state.Turns.Length + 1).ToString(CultureInfo.InvariantCulture));
        var opener = SpeakerRules.Opener(state.Format, state.Participants, company, state.Seed);
        var (agent, tone, draw) = SpeakerRules.Next(opener, state.Participants, state.Turns, (a, b) => Affinity(state, a, b), seed);
        return (agent, tone, draw, seed);
    }

    /// <summary>Writes a turn, or ends the conversation early when there are no words. A turn that is not the next one only comes to the accounts.</summary>
    public static RoundtableState Said(RoundtableState state, TurnAnswer answer, CompanyInfo company, PolicySet policies, DateTimeOffset now)
    {
        var journal = Journal(state, now);
        var next = state.Status == RoundtableStatus.Running && answer.N == state.Turns.Length + 1;
        var (agent, tone, draw, _) = next ? Next(state, company) : default;
        Account(journal, state, agent, answer.N, answer.Calls, policies);
        if (!next) return journal.IsEmpty ? state : Kept(state, journal);
        if (answer.Text is not { } text) return Failed(state, journal, answer.Error ?? "The model gave no words.");
        var turn = new RoundtableTurn(answer.N, agent, text, tone, now, draw);
        var scripted = state.Scripted || answer.Scripted;
        Event(
            journal, state, EventKinds.RoundtableTurn, $"{company.Agent(agent)?.Name ?? agent} in {state.Title}", state.Cause.By(Reference(state)), agent, text,
            new { n = answer.N, of = state.Length, tone, format = state.Format.Name, topic = state.Topic, scripted, draw });
        var pause = policies.Get(PolicyCatalog.Roundtables);
        var seconds = Dice.For(state.Seed, "pause", answer.N.ToString(CultureInfo.InvariantCulture))
            .Between(pause.MinPauseSeconds, Math.Max(pause.MinPauseSeconds, pause.MaxPauseSeconds));
        var turns = state.Turns.Add(turn);
        return Kept(
            state with
            {
                Turns = turns,
                Scripted = scripted,
                NextAt = now + TimeSpan.FromSeconds(seconds),
                Status = turns.Length >= state.Length ? RoundtableStatus.Distilling : RoundtableStatus.Running,
            },
            journal);
    }

    /// <summary>Keeps what the conversation taught, to be carried out; or records that nothing usable came. Only the first answer counts.</summary>
    public static RoundtableState Distilled(RoundtableState state, DistilAnswer answer, PolicySet policies, DateTimeOffset now)
    {
        var journal = Journal(state, now);
        Account(journal, state, null, 0, answer.Calls, policies);
        if (state.Status != RoundtableStatus.Distilling) return journal.IsEmpty ? state : Kept(state, journal);
        return answer.Outcome is { } outcome
            ? Kept(state with { Status = RoundtableStatus.Applying, Outcome = outcome }, journal)
            : Failed(state, journal, answer.Error ?? "What was said could not be distilled.");
    }

    /// <summary>Everything the conversation left behind is with those it concerns.</summary>
    public static RoundtableState Applied(RoundtableState state, CompanyInfo company, DateTimeOffset now)
    {
        var journal = Journal(state, now);
        var outcome = state.Outcome!;
        Event(
            journal, state, EventKinds.RoundtableFinished, $"{state.Title} is over", state.Cause.By(Reference(state)), null,
            string.Create(CultureInfo.InvariantCulture, $"{Names(company, state.Participants)} on “{state.Topic}”: {Count(state.Turns.Length, "turn")}, {Count(outcome.Memories.Length, "memory", "memories")}, {Count(outcome.Drifts.Length, "drift")}, {Count(outcome.ActionItems.Length, "action item")}."),
            new { format = state.Format.Name, topic = state.Topic, participants = state.Participants, turns = state.Turns.Length, scripted = state.Scripted, outcome });
        return Kept(state with { Status = RoundtableStatus.Succeeded, FinishedAt = now }, journal);
    }

    /// <summary>Ends the conversation early and says why; what was said is kept.</summary>
    public static RoundtableState End(RoundtableState state, string reason, DateTimeOffset now) =>
        state.Status is RoundtableStatus.Succeeded or RoundtableStatus.Failed ? state : Failed(state, Journal(state, now), reason);

    /// <summary>How two agents stood to each other when the conversation opened.</summary>
    public static decimal Affinity(RoundtableState state, string one, string other) => state.Affinities.GetValueOrDefault(Pair(one, other), 0.50m);

    /// <summary>A pair's name, in alphabetical order.</summary>
    public static string Pair(string one, string other) => string.CompareOrdinal(one, other) < 0 ? $"{one}|{other}" : $"{other}|{one}";

    /// <summary>How causes name a conversation.</summary>
    public static string Reference(RoundtableState state) => $"roundtable:{state.Id:D}";

    private static RoundtableState Failed(RoundtableState state, JournalWriter journal, string reason)
    {
        Event(
            journal, state, EventKinds.RoundtableFailed, $"{state.Title} ended early", state.Cause.By(Reference(state)), null, reason,
            new { format = state.Format.Name, topic = state.Topic, participants = state.Participants, turns = state.Turns.Length, reason });
        return Kept(state with { Status = RoundtableStatus.Failed, Reason = reason, FinishedAt = journal.Now }, journal);
    }

    /// <summary>Calls are kept by ids of their own, so that an answer delivered twice is accounted once; the budget is moved with the first that counts.</summary>
    private static void Account(JournalWriter journal, RoundtableState state, string? agent, int turn, ImmutableArray<ModelCall> calls, PolicySet policies)
    {
        var day = CompanyDay.Of(journal.Now, policies.Get(PolicyCatalog.Company).TimeZone);
        for (var i = 0; i < calls.Length; i++)
        {
            journal.Add(new CallEntry(Ids.Of(calls[i].At, $"roundtable/{state.Company}/{state.Id:D}/{turn}", i), state.Company, agent, null, null, state.Id, Reference(state), calls[i]));
            journal.Quota(DoorStages.Budget, day, 0, calls[i].Usd);
            if (agent is not null) journal.Quota(DoorStages.BudgetOfAgent(agent), day, 0, calls[i].Usd);
        }
    }

    private static void Event(
        JournalWriter journal, RoundtableState state, string kind, string title, Cause cause, string? agent, string summary, object data) =>
        journal.Event(kind, title, cause, agent, new(RoundtableId: state.Id), EventTags.Of(kind, state.Format.Name), summary, data, state.Untrusted);

    private static JournalWriter Journal(RoundtableState state, DateTimeOffset now) =>
        new(CompanyKey.Parse(state.Company), $"roundtable/{state.Company}/{state.Id:D}", state.Serial, now);

    private static RoundtableState Kept(RoundtableState state, JournalWriter journal) => state with { Serial = journal.Serial, Journal = journal.ToJournal() };

    private static string Names(CompanyInfo company, ImmutableArray<string> agents)
    {
        var names = agents.Select(a => company.Agent(a)?.Name ?? a).ToList();
        return names.Count < 2 ? string.Concat(names) : $"{string.Join(", ", names.SkipLast(1))} and {names[^1]}";
    }

    private static string Count(int count, string one, string? many = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : many ?? one + "s")}");
}
