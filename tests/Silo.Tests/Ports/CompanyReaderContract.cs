using AgentOps.Companies;
using AgentOps.Executors;
using AgentOps.Journals;
using AgentOps.Keys;
using AgentOps.Kinds;
using AgentOps.Memories;
using AgentOps.Missions;
using AgentOps.Models;
using AgentOps.Relationships;
using Orleans.Storage;

namespace AgentOps.Silo.Tests.Ports;

public abstract class CompanyReaderContract : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = Given.Noon;

    protected IGrainStorage Storage { get; set; } = null!;

    protected ICompanyReader Reader { get; set; } = null!;

    protected abstract Task Open(TimeProvider clock);

    public async Task InitializeAsync()
    {
        await Open(new StandingClock(Now.AddHours(1)));
        await Write("company", Given.Company.Grain, new CompanyRow
        {
            Key = "studio", Name = "Studio", Template = "studio", CreatedAt = Now, Agents = [Agent("brain"), Agent("opus")],
            Journal = [new PolicySeedEntry("studio", "x_daily_quota", new("""{"limit": 5}"""), "template")],
        });
        var failed = Given.Mission(MissionStatus.Failed, Given.Step(1, "crawl", StepStatus.Failed) with { Error = "It answered 404.", Attempts = 3 }, Given.Step(2, "analyze", StepStatus.Cancelled));
        var old = Given.Mission(MissionStatus.Failed, Given.Step(1, "crawl", StepStatus.Failed)) with { Id = Guid.CreateVersion7(Now.AddDays(-60)), CreatedAt = Now.AddDays(-60), Title = "Long ago" };
        await Storage.Plant(old, failed, Given.Mission(MissionStatus.Succeeded, Given.Step(1, "crawl", StepStatus.Succeeded)) with { Agent = "opus" });
        await Storage.Write(
            "studio/w", null, Given.Event(), Told("step_succeeded", "opus read a page", "It had 12 visitors."), Told("step_started", "opus reads a page", null),
            Told("mission_succeeded", "opus finished “Look”", null), new ProposalEntry("studio", Given.Proposal()),
            new PostEntry("studio", "m.1", "opus", "Hello", "sandbox", null, Now, failed.Id, "m.1"),
            new CallEntry(Guid.CreateVersion7(), "studio", "brain", null, null, null, "person:admin", new ModelCall("work", "openai", "gpt-4o-mini", 100, 20, 0.02m, 5, Now, null)));
        await Write("memory", "studio/brain", new MemoryState
        {
            Items = [new KeptMemory { N = 1, Type = MemoryType.Lesson, Text = "Pages move", Confidence = 0.6m, At = Now.ToUnixTimeSeconds() }, new KeptMemory { N = 2, Type = MemoryType.Insight, Text = "Old", SupersededBy = 1, At = 1 }],
        });
        await Write("relationship", new PairKey(Given.Company, "brain", "opus").ToString(), new RelationshipState { A = "brain", B = "opus", Affinity = 0.8m, Backstory = "A long story." });
    }

    public virtual Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Every_view_can_be_read_also_of_a_company_that_has_nothing()
    {
        foreach (var what in StepKinds.Views)
        {
            if (what != "runs") (await Reader.Read(Given.Company, new(what), default)).Items.ShouldNotBeEmpty(what);
            (await Reader.Read(CompanyKey.Parse("nobody"), new(what), default)).Items.ShouldBeEmpty(what);
        }
    }

    [Fact]
    public async Task The_overview_counts_and_names_the_agents()
    {
        var view = await Reader.Read(Given.Company, new("overview"), default);
        Count(view, "agents").ShouldBe(2);
        Count(view, "missions failed").ShouldBe(1, "the one of sixty days ago is not of this week");
        Count(view, "missions succeeded").ShouldBe(1);
        Count(view, "proposals pending").ShouldBe(1);
        Count(view, "posts published").ShouldBe(1);
        Count(view, "model calls").ShouldBe(1);
        Count(view, "tokens").ShouldBe(120);
        Count(view, "USD spent").ShouldBe(0.02m);
        view.Items.Select(i => i.Title).ShouldBe(["Brain, role", "Opus, role"]);
    }

    [Fact]
    public async Task A_day_is_told_by_what_was_done_with_what_it_came_to()
    {
        var day = await Reader.Read(Given.Company, new("day", Days: 1), default);

        day.Counts.ShouldHaveSingleItem().ToString().ShouldBe("1 mission succeeded");
        var item = day.Items.ShouldHaveSingleItem();
        (item.Title, item.Agent, item.Text).ShouldBe(("opus finished “Look”", "opus", "It had 12 visitors."));
        (await Reader.Read(Given.Company, new("day", Agent: "brain"), default)).Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task Missions_are_filtered_by_agent_status_and_age()
    {
        var all = await Reader.Read(Given.Company, new("missions", Days: 90), default);
        all.Items.Length.ShouldBe(3);
        all.Items[^1].Title.ShouldBe("Long ago");
        var failed = await Reader.Read(Given.Company, new("missions", Agent: "brain", Status: "failed"), default);
        failed.Items.ShouldHaveSingleItem().Text.ShouldBe("crawl failed: It answered 404.; analyze cancelled");
        (await Reader.Read(Given.Company, new("missions", Limit: 1), default)).Items.Length.ShouldBe(1);
    }

    [Fact]
    public async Task Memories_in_force_and_pairs_are_read()
    {
        var memory = await Reader.Read(Given.Company, new("memory"), default);
        Count(memory, "memories: lesson").ShouldBe(1);
        var item = memory.Items.ShouldHaveSingleItem();
        (item.Id, item.Title, item.Agent).ShouldBe(("brain.1", "Pages move", "brain"));
        (await Reader.Read(Given.Company, new("memory", Agent: "opus"), default)).Items.ShouldBeEmpty();
        Count(await Reader.Read(Given.Company, new("relationships"), default), "brain and opus").ShouldBe(0.8m);
    }

    [Fact]
    public async Task Steps_are_counted_by_kind_and_events_keep_their_mark()
    {
        var metrics = await Reader.Read(Given.Company, new("metrics"), default);
        Count(metrics, "steps failed").ShouldBe(1);
        metrics.Items.ShouldContain(i => i.Title == "crawl" && i.Status == "failed" && i.Text == "1 steps failed");
        (await Reader.Read(Given.Company, new("events"), default)).Items.ShouldContain(i => i.Untrusted && i.Title == "Something happened");
    }

    [Fact]
    public async Task The_last_failed_mission_is_found_or_the_one_that_is_named()
    {
        var last = (await Reader.FailedMission(Given.Company, null, Guid.Empty, default))!;
        (last.Title, last.Status).ShouldBe(("Look", "failed"));
        last.Steps[0].ShouldBe(new FailedMission.Step("crawl", "failed", 3, "It answered 404."));
        (await Reader.FailedMission(Given.Company, null, Guid.Parse(last.Id), default))!.Title.ShouldBe("Long ago");
        (await Reader.FailedMission(Given.Company, Guid.Parse(last.Id), Guid.Empty, default))!.Id.ShouldBe(last.Id);
        (await Reader.FailedMission(Given.Company, Guid.NewGuid(), Guid.Empty, default)).ShouldBeNull();
        (await Reader.FailedMission(CompanyKey.Parse("nobody"), null, Guid.Empty, default)).ShouldBeNull();
    }

    private static readonly Guid Mission = Guid.CreateVersion7(Now);

    private static EventEntry Told(string kind, string title, string? summary) => new(
        Guid.CreateVersion7(), "studio", Now, "opus", kind, title, summary, [], new(null, Mission, null), Given.Person, null, false);

    private static decimal Count(CompanyView view, string name) => view.Counts.Single(c => c.Name == name).Value;

    private static AgentInfo Agent(string key) => new(key, char.ToUpperInvariant(key[0]) + key[1..], "role", "tone", "quirk", "line", "directive", "#000000", key);

    private Task Write<T>(string name, string key, T state) where T : class, new() => Storage.WriteStateAsync(name, Given.Id(name, key), new GrainState<T>(state));

    private sealed class StandingClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
