using System.Collections.Immutable;
using AgentOps.Companies;
using AgentOps.Events;
using AgentOps.Journals;
using AgentOps.Memories;
using AgentOps.Policies;
using AgentOps.Time;

namespace AgentOps.Outcomes;

/// <summary>What came of the company's work. What it gives to agents is recorded first, then given, then cleared (write before you act).</summary>
public sealed class OutcomeGrain([PersistentState("outcome")] IPersistentState<OutcomeState> state, IEventTail tail, TimeProvider clock) : Grain, IOutcomeGrain
{
    private const int Page = 500;
    private const int MostPages = 20;

    private CompanyKey Company => CompanyKey.OfGrain(this.GetPrimaryKeyString());

    /// <inheritdoc/>
    public async Task<ReportReply> Report(ImmutableArray<PostMetrics> posts, CancellationToken cancellationToken = default)
    {
        await CatchUp(cancellationToken);
        var now = clock.GetUtcNow();
        var unknown = posts.Select(p => p.DraftId).Where(d => !state.State.Posts.Any(p => p.DraftId == d)).Distinct().ToImmutableArray();
        var journal = Journal(now);
        var next = state.State;
        foreach (var post in posts) next = PostRules.Count(next, post with { At = post.At > now ? now : post.At }, reported: true, journal, Company.Value);
        await Keep(next, journal, cancellationToken);
        return new(posts.Count(p => !unknown.Contains(p.DraftId)), unknown);
    }

    /// <inheritdoc/>
    public async Task<LearnReply> Learn(CancellationToken cancellationToken = default)
    {
        if (await GrainFactory.GetGrain<ICompanyGrain>(Company.Grain).Get() is not { } company) return new(0, 0, 0);
        var policies = await GrainFactory.GetGrain<IPolicyGrain>(Company.Grain).Get();
        await Deliver(cancellationToken);
        var (missions, influenced) = await CatchUp(cancellationToken);

        var now = clock.GetUtcNow();
        var journal = Journal(now);
        var next = PostRules.Measure(PostRules.Prune(state.State, now), company.Seed, now, journal, Company.Value);
        next = PostRules.Learn(next, now, CompanyDay.Of(now, policies.Get(PolicyCatalog.Company).TimeZone));
        var lessons = next.Memories.Length - state.State.Memories.Length;
        await Keep(next, journal, cancellationToken);
        await Deliver(cancellationToken);
        return new(lessons, missions, influenced);
    }

    /// <inheritdoc/>
    public Task<ImmutableArray<CompanyEvent>> Engaged(double minRate, TimeSpan window) =>
        Task.FromResult(PostRules.Engaged(Company, state.State, minRate, window, clock.GetUtcNow()));

    /// <summary>Reads the events since the last time. The cursor and what was read in them are one write, so nothing counts twice.</summary>
    private async Task<(int Missions, int Influenced)> CatchUp(CancellationToken cancellationToken)
    {
        var (missions, influenced) = (0, 0);
        for (var page = 0; page < MostPages; page++)
        {
            var events = await tail.Read(Company, state.State.ReadTo, Page, cancellationToken);
            if (events.IsEmpty) break;
            var next = state.State;
            foreach (var e in events) next = e.Kind == EventKinds.PostPublished ? PostRules.Add(next, e) : MissionLessons.Add(next, e);
            missions += next.Memories.Length - state.State.Memories.Length;
            influenced += next.Influenced.Length - state.State.Influenced.Length;
            await Keep(next with { ReadTo = events[^1].Cursor }, Journal(clock.GetUtcNow()), cancellationToken);
            await Deliver(cancellationToken);
            if (events.Length < Page) break;
        }

        return (missions, influenced);
    }

    /// <summary>Gives each agent what is recorded for it; the agent knows by the trace what it has. One agent's failure keeps only that agent waiting.</summary>
    private async Task Deliver(CancellationToken cancellationToken)
    {
        var was = state.State;
        if (was.Memories.IsEmpty && was.Influenced.IsEmpty) return;
        List<Exception> failed = [];
        HashSet<string> waiting = new(StringComparer.Ordinal);
        foreach (var agent in was.Memories.Select(m => m.Agent).Concat(was.Influenced.Select(i => i.Agent)).Distinct().ToList())
        {
            try
            {
                var grain = GrainFactory.GetGrain<IMemoryGrain>(new AgentKey(Company, agent).ToString());
                foreach (var outcome in was.Influenced.Where(i => i.Agent == agent)) await grain.Outcome(outcome.MemoryId, outcome.Trace, outcome.Succeeded, cancellationToken);
                if (was.Memories.Where(m => m.Agent == agent).Select(m => m.Memory).ToImmutableArray() is { IsEmpty: false } memories) await grain.Remember(memories, cancellationToken);
            }
            catch (Exception error) when (!cancellationToken.IsCancellationRequested)
            {
                failed.Add(error);
                waiting.Add(agent);
            }
        }

        await state.Write(this, was with
        {
            Memories = was.Memories.RemoveAll(m => !waiting.Contains(m.Agent)), Influenced = was.Influenced.RemoveAll(i => !waiting.Contains(i.Agent)), Journal = [],
        });
        if (failed.Count > 0) throw new AggregateException($"{string.Join(", ", waiting)} could not be given what came of their work; it is kept for the next heartbeat.", failed);
    }

    private JournalWriter Journal(DateTimeOffset now) => new(Company, $"outcome/{Company}", state.State.Serial, now);

    private async Task Keep(OutcomeState next, JournalWriter journal, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!ReferenceEquals(next, state.State)) await state.Write(this, next with { Serial = journal.Serial, Journal = journal.ToJournal() });
    }
}
