using AgentOps.Events;
using AgentOps.Intake;
using AgentOps.Journals;
using AgentOps.Json;
using AgentOps.Missions;
using AgentOps.WhatIf;
using Orleans.Storage;

namespace AgentOps.Silo.Tests.Ports;

/// <summary>What every storage does with states and their journals. It runs on PostgreSQL and in memory.</summary>
public abstract class PortsContract : IAsyncLifetime
{
    protected PortsUnderTest Ports { get; private set; } = null!;

    protected abstract Task<PortsUnderTest> Open();

    public async Task InitializeAsync() => Ports = await Open();

    public async Task DisposeAsync()
    {
        if (Ports.Running is { } running) await running.DisposeAsync();
    }

    [Fact]
    public async Task A_state_is_read_as_it_was_written_and_its_version_rises()
    {
        var state = await Ports.Storage.Write("studio/a", null);
        state.ETag.ShouldBe("1");
        await Ports.Storage.Write("studio/a", state);

        var read = new GrainState<Written>();
        await Ports.Storage.ReadStateAsync("written", Given.Id("written", "studio/a"), read);

        read.ETag.ShouldBe("2");
        read.State!.Text.ShouldBe("..");
        read.RecordExists.ShouldBeTrue();
    }

    [Fact]
    public async Task A_stale_writer_is_refused_and_leaves_no_journal()
    {
        var state = await Ports.Storage.Write("studio/a", null);
        var stale = new GrainState<Written>(state.State, state.ETag);
        await Ports.Storage.Write("studio/a", state, Given.Event("first"));

        await Should.ThrowAsync<InconsistentStateException>(() => Ports.Storage.Write("studio/a", stale, Given.Event("second")));

        (await Events()).Select(e => e.Title).ShouldBe(["first"]);
    }

    [Fact]
    public async Task Of_two_first_writers_one_is_refused_and_leaves_no_journal()
    {
        var writes = Enumerable.Range(0, 8).Select(i => Task.Run(() => Ports.Storage.Write("studio/a", null, Given.Event($"writer {i}")))).ToList();
        await Task.WhenAll(writes.Select(w => w.ContinueWith(_ => { }, TaskScheduler.Default)));

        writes.Count(w => w.IsCompletedSuccessfully).ShouldBe(1);
        writes.Where(w => w.IsFaulted).ShouldAllBe(w => w.Exception!.InnerException is InconsistentStateException);
        (await Events()).Length.ShouldBe(1);
    }

    [Fact]
    public async Task A_cleared_state_reads_as_none_and_can_be_written_again()
    {
        var state = await Ports.Storage.Write("studio/a", null);
        await Ports.Storage.ClearStateAsync("written", Given.Id("written", "studio/a"), state);
        state.RecordExists.ShouldBeFalse();

        var read = new GrainState<Written>();
        await Ports.Storage.ReadStateAsync("written", Given.Id("written", "studio/a"), read);
        read.RecordExists.ShouldBeFalse();
        await Ports.Storage.Write("studio/a", read, Given.Event());

        (await Events()).Length.ShouldBe(1);
    }

    [Fact]
    public async Task Events_come_out_as_they_went_in_in_the_journals_order()
    {
        var entries = Enumerable.Range(0, 50).Select(i => Given.Event($"event {i}")).ToArray();
        await Ports.Storage.Write("studio/a", null, [.. entries]);

        var events = await Events();

        events.Select(e => e.Title).ShouldBe(entries.Select(e => e.Title));
        var (read, written) = (events[0], entries[0]);
        (read.Id, read.Company, read.At, read.Agent, read.Kind, read.Summary, read.Untrusted)
            .ShouldBe((written.Id, written.Company, written.At, written.Agent, written.Kind, written.Summary, written.Untrusted));
        read.Tags.ShouldBe(written.Tags);
        read.Refs.ShouldBe(written.Refs);
        read.Cause.ShouldBe(written.Cause);
        read.Data.ShouldBe(written.Data);
    }

    [Fact]
    public async Task An_event_of_a_known_id_changes_nothing()
    {
        var id = Guid.CreateVersion7();
        await Ports.Storage.Write("studio/a", null, Given.Event("first", id: id));
        await Ports.Storage.Write("studio/b", null, Given.Event("again", id: id));

        (await Events()).Select(e => e.Title).ShouldBe(["first"]);
    }

    [Fact]
    public async Task A_write_that_repeats_the_last_journal_does_not_apply_it_again()
    {
        var moved = new QuotaEntry("studio", "posts", "2026-11-22", 1, 0.5m);
        var state = await Ports.Storage.Write("studio/a", null, moved, Given.Event());
        var same = state.State!.Journal.ToArray();
        await Ports.Storage.Write("studio/a", state, same);
        await Ports.Storage.Write("studio/a", state, moved, Given.Event());

        (await Count("posts", "2026-11-22")).ShouldBe(new QuotaCount(2, 1.0m));
    }

    [Fact]
    public async Task Reading_goes_on_after_the_cursor_and_knows_one_company_from_another()
    {
        await Ports.Storage.Write("studio/a", null, Given.Event("one"), Given.Event("elsewhere", "other"), Given.Event("two"));
        await Ports.Storage.Write("studio/b", null, Given.Event("three"));

        var first = await Ports.Tail.Read(Given.Company, EventCursor.Start, 1, default);
        first.Single().Title.ShouldBe("one");
        (await Ports.Tail.Read(Given.Company, first[0].Cursor, 10, default)).Select(e => e.Title).ShouldBe(["two", "three"]);
    }

    [Fact]
    public async Task A_follower_gets_what_was_and_then_what_comes_each_once()
    {
        await Ports.Storage.Write("studio/a", null, Given.Event("0"), Given.Event("1"));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var next = 2;
        var seen = new List<string>();
        await foreach (var e in Ports.Feed.Follow(Given.Company, EventCursor.Start, patience.Token))
        {
            seen.Add(e.Title);
            if (seen.Count == 10) break;
            if (seen.Count == next) await Ports.Storage.Write($"studio/k{next}", null, Given.Event($"{next++}"), Given.Event("not mine", "other"));
        }

        seen.ShouldBe(Enumerable.Range(0, 10).Select(i => i.ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task A_proposal_is_found_by_its_key_and_its_id_as_it_was_recorded()
    {
        var proposal = Given.Proposal(key: "k1");
        await Ports.Storage.Write("studio/a", null, new ProposalEntry("studio", proposal), new ProposalEntry("studio", Given.Proposal(key: null)));

        var facts = await Ports.Ledger.Read(Given.Company, "2026-11-22", ["k1", "k2"], ["posts"], default);

        facts.Known.Keys.ShouldBe(["k1"]);
        Same(facts.Known["k1"], proposal);
        Same((await Ports.Ledger.Find(Given.Company, proposal.Id, default))!, proposal);
        (await Ports.Ledger.Find(Given.Company, Guid.CreateVersion7(), default)).ShouldBeNull();
    }

    [Fact]
    public async Task Two_proposals_of_one_key_cannot_both_be_recorded()
    {
        await Ports.Storage.Write("studio/a", null, new ProposalEntry("studio", Given.Proposal(key: "once")));
        await Should.ThrowAsync<Exception>(() => Ports.Storage.Write("studio/b", null, new ProposalEntry("studio", Given.Proposal(key: "once")), Given.Event()));
        (await Events()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_decision_changes_a_pending_proposal_and_no_other()
    {
        var proposal = Given.Proposal();
        var mission = Guid.CreateVersion7();
        await Ports.Storage.Write("studio/a", null, new ProposalEntry("studio", proposal));
        await Ports.Storage.Write("studio/b", null, new DecisionEntry("studio", proposal.Id, ProposalStatus.Accepted, null, null, mission, Given.Noon, "ann", "fine"));
        await Ports.Storage.Write("studio/c", null, new DecisionEntry("studio", proposal.Id, ProposalStatus.Rejected, "person", "no", null, Given.Noon, "bob", null));

        var decided = (await Ports.Ledger.Find(Given.Company, proposal.Id, default))!;

        Same(decided, proposal with { Status = ProposalStatus.Accepted, MissionId = mission, DecidedAt = Given.Noon, DecidedBy = "ann", Note = "fine" });
        (await Ports.Ledger.PendingBefore(Given.Company, Given.Noon.AddDays(1), 10, default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Pending_proposals_come_oldest_first_up_to_the_cutoff()
    {
        var (old, older, young) = (Given.Proposal(at: Given.Noon.AddHours(-2)), Given.Proposal(at: Given.Noon.AddHours(-3)), Given.Proposal(at: Given.Noon));
        var rejected = Given.Proposal(ProposalStatus.Rejected, at: Given.Noon.AddHours(-5));
        await Ports.Storage.Write("studio/a", null, new[] { old, older, young, rejected }.Select(p => (JournalEntry)new ProposalEntry("studio", p)).ToArray());

        (await Ports.Ledger.PendingBefore(Given.Company, Given.Noon, 10, default)).ShouldBe([older.Id, old.Id]);
        (await Ports.Ledger.PendingBefore(Given.Company, Given.Noon, 1, default)).ShouldBe([older.Id]);
    }

    [Fact]
    public async Task Counters_add_up_and_one_that_is_back_at_nothing_is_gone()
    {
        var state = await Ports.Storage.Write(
            "studio/a", null, new QuotaEntry("studio", "posts", QuotaEntry.Open, 2, 0.1m), new QuotaEntry("studio", "posts", QuotaEntry.Open, 1, 0.2m),
            new ProposalEntry("studio", Given.Proposal()));
        await Ports.Storage.Write("studio/b", null, new QuotaEntry("studio", "posts", QuotaEntry.Open, -1, -0.1m), new QuotaEntry("studio", "posts", "2026-11-22", 1, 0.1m));
        await Ports.Storage.Write("studio/a", state, new QuotaEntry("studio", "posts", QuotaEntry.Open, 5, 0), new ProposalEntry("studio", Given.Proposal()));

        (await Count("posts", QuotaEntry.Open)).ShouldBe(new QuotaCount(7, 0.2m));
        (await Count("posts", "2026-11-22")).ShouldBe(new QuotaCount(1, 0.1m));

        await Ports.Storage.Write("studio/a", state, new QuotaEntry("studio", "posts", QuotaEntry.Open, -7, -0.2m), new ProposalEntry("studio", Given.Proposal()));
        (await Count("posts", QuotaEntry.Open)).ShouldBe(default);
    }

    [Fact]
    public async Task The_past_days_hold_proposals_with_their_missions_and_what_was_spent_besides()
    {
        var (old, first, second) = (Made(-30), Made(-2), Made(-1) with { Status = ProposalStatus.Rejected, Gate = "x_daily_quota", Rejection = "Quota full (8/8)" });
        var mission = Given.Mission(MissionStatus.Succeeded,
            Given.Step(1, "crawl", StepStatus.Succeeded) with { FinishedAt = Given.Noon, SpentUsd = 0.25m }, Given.Step(2, "analyze", StepStatus.Queued, 1));
        first = first with { Status = ProposalStatus.Accepted, MissionId = mission.Id, DecidedAt = Given.Noon, DecidedBy = "ann" };
        await Ports.Storage.Write(
            "studio/a", null, new ProposalEntry("studio", old), new ProposalEntry("studio", first), new ProposalEntry("studio", second),
            Call(-1, "brain", 0.5m, null), Call(-1, null, 0, null), Call(-1, "opus", 1, mission.Id), Call(-40, "opus", 1, null));
        await Ports.Storage.Plant(mission with { ProposalId = first.Id });

        var past = await Ports.History.Since(Given.Company, Given.Noon.AddHours(-24), 10, default);

        past.Partial.ShouldBeFalse();
        past.Proposals.Select(p => p.Id).ShouldBe([first.Id, second.Id]);
        var (ran, rejected) = (past.Proposals[0], past.Proposals[1]);
        ran.Kinds.ShouldBe(["crawl", "analyze"]);
        ran.Steps.ShouldBe([new(StepStatus.Succeeded, Given.Noon, 0.25m), new(StepStatus.Queued, null, 0)]);
        (ran with { Kinds = [], Steps = [] }).ShouldBe(
            new PastProposal(first.Id, "brain", "Look", [], Given.Person, ProposalStatus.Accepted, null, null, first.CreatedAt, Given.Noon, "ann", []));
        (rejected.Status, rejected.Gate, rejected.Rejection, rejected.Steps.Length).ShouldBe((ProposalStatus.Rejected, "x_daily_quota", "Quota full (8/8)", 0));
        past.Spending.Select(s => (s.Agent, s.Usd)).ShouldBe([("brain", 0.5m)]);

        var newest = await Ports.History.Since(Given.Company, Given.Noon.AddHours(-24), 1, default);
        newest.Partial.ShouldBeTrue();
        newest.Proposals.Select(p => p.Id).ShouldBe([second.Id]);

        static ProposalRecord Made(double hours) => Given.Proposal(at: Given.Noon.AddHours(hours)) with { Id = Guid.CreateVersion7(Given.Noon.AddHours(hours)) };
        static CallEntry Call(double hours, string? agent, decimal usd, Guid? mission) => new(
            Guid.CreateVersion7(), "studio", agent, mission, null, null, "roundtable:1", new("dialogue", "p", "m", 1, 1, usd, 1, Given.Noon.AddHours(hours), null));
    }

    protected async Task<System.Collections.Immutable.ImmutableArray<CompanyEvent>> Events() => await Ports.Tail.Read(Given.Company, EventCursor.Start, 1000, default);

    private async Task<QuotaCount> Count(string gate, string day) =>
        (await Ports.Ledger.Read(Given.Company, "2026-11-22", [], [gate], default)).Counts.GetValueOrDefault((gate, day));

    private static void Same(ProposalRecord read, ProposalRecord written) => Json(read).ShouldBe(Json(written));

    private static string Json(ProposalRecord proposal) => System.Text.Json.JsonSerializer.Serialize(proposal, Wire.State);
}
