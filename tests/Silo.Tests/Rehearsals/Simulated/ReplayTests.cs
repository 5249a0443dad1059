using System.Text.Json;
using AgentOps.Causes;
using AgentOps.Intake;
using AgentOps.Json;
using AgentOps.Models;
using AgentOps.Policies;
using AgentOps.Roundtables;
using AgentOps.Silo.Rehearsals;
using AgentOps.Silo.Rehearsals.Archives;
using AgentOps.Silo.Rehearsals.Replays;
using AgentOps.Silo.Rehearsals.Simulated;
using AgentOps.Triggers;
using Microsoft.Extensions.DependencyInjection;

namespace AgentOps.Silo.Tests.Rehearsals.Simulated;

/// <summary>A day that a company lived with a model of moods, and with persons who meddled, is lived again from two archives of it.</summary>
public sealed class ReplayTests
{
    private static readonly Actor Ada = new("ada", true);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_day_lived_again_with_its_answers_decides_exactly_as_it_did(long seed)
    {
        var (before, after) = await Day(seed, mood: 0);

        var (life, lived) = Again(new(before.Company.Value, before, after));

        var decisions = Decided(after, before.At);
        Decided(lived, before.At).ShouldBe(decisions);
        decisions.Count.ShouldBeGreaterThan(25);
        decisions.Count(d => d.Contains("\"rejected\"", StringComparison.Ordinal)).ShouldBeGreaterThan(0);
        var calls = after.Tables.Calls.Where(c => c.Call.At > before.At).ToList();
        (life.Replay!.Answered, life.Replay.Missed).ShouldBe((calls.Count, 0));
        calls.Count(c => c.Call.Error is not null).ShouldBeGreaterThan(2, "failures are lived again too");
        lived.Tables.Calls.Sum(c => c.Call.Usd).ShouldBe(after.Tables.Calls.Sum(c => c.Call.Usd), "the price is the server's own, which no table holds");
        life.Replay.Decisions.ShouldBe(new(decisions.Count, decisions.Count, true, null));
        life.Replay.Done.Select(d => (d.Key, d.Value)).ShouldBe([("conversations", 1), ("decisions", life.Replay.Done["decisions"]), ("policy changes", 1), ("proposals", 1), ("trigger changes", 1)]);
        life.Replay.Impossible.ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_its_answers_or_with_those_of_another_mood_it_is_another_day()
    {
        var (before, after) = await Day(1, mood: 0);
        var (_, other) = await Day(1, mood: 500);

        Decided(other, before.At).ShouldNotBe(Decided(after, before.At));
        var (life, lived) = Again(new("a", before));
        life.Replay.ShouldBeNull();
        Decided(lived, before.At).ShouldNotBe(Decided(after, before.At));
        lived.At.ShouldBe(before.At.AddDays(1));
    }

    [Fact]
    public async Task A_fork_is_the_same_day_until_the_change_and_another_one_after_it()
    {
        var (before, after) = await Day(1, mood: 0);
        var fork = before.At.AddHours(5);

        var (life, lived) = Again(new("a", before, after, fork), PolicyChange.Parse("agent_daily_limit.limit=2"));

        Decided(lived, before.At, fork).ShouldBe(Decided(after, before.At, fork));
        Decided(lived, fork).ShouldNotBe(Decided(after, fork));
        lived.Tables.Proposals.Count(p => p.CreatedAt > fork && p.Gate == "agent_daily_limit").ShouldBeGreaterThan(after.Tables.Proposals.Count(p => p.CreatedAt > fork && p.Gate == "agent_daily_limit"));
        life.Replay!.Decisions.Exact.ShouldBeFalse();
        life.Replay.Decisions.Same.ShouldBeLessThan(life.Replay.Decisions.Recorded);
        life.Replay.Decisions.Difference.ShouldNotBeNull().ShouldContain("agent_daily_limit");
    }

    [Fact]
    public async Task What_a_person_changes_later_leaves_the_forks_own_change_in_force()
    {
        var (before, after) = await Day(1, mood: 0);

        var (_, lived) = Again(new("a", before, after), PolicyChange.Parse("x_daily_quota.limit=0"));

        lived.Tables.Policies.Single(p => p.Key == "x_daily_quota").Json.ShouldBe("""{"limit":0}""");
        lived.Tables.Policies.Single(p => p.Key == "x_daily_quota").Version.ShouldBe(before.Tables.Policies.Single(p => p.Key == "x_daily_quota").Version + 2, "the fork's own change, and the person's");
    }

    [Fact]
    public async Task Other_seeds_roll_other_dice_for_the_same_company()
    {
        var (before, _) = await Day(1, mood: 0);
        var setting = new Setting("studio", 1, [], From: new("a", before));

        var lives = Rehearsal.LiveAll(setting, [1, 2, 2], 2, null, CancellationToken.None);

        lives[1].Digest.ShouldNotBe(lives[0].Digest);
        lives[2].Digest.ShouldBe(lives[1].Digest);
    }

    /// <summary>A company's archives before and after a day on which a person proposed, decided, changed a policy and a rule, and called a conversation.</summary>
    internal static async Task<(CompanySnapshot Before, CompanySnapshot After)> Day(long seed, int mood)
    {
        using var company = new SimulatedCompany("studio", seed, more: services => services.AddSingleton<IModelFactory>(s => MoodyModel.Factory(s.GetRequiredService<TimeProvider>(), mood)));
        company.Change([PolicyChange.Parse("llm_routing.record=true"), PolicyChange.Parse("llm_budget.daily_usd=5")]);
        company.Live(TimeSpan.FromDays(2));
        var before = await Archived(company.Snapshot());
        company.Live(TimeSpan.FromHours(4.2));
        var door = company.Grain<IIntakeGrain>(company.Key.Grain);
        company.Run(() => door.Propose(new("brain", "Ask our readers", "Nobody did yet.", [new("analyze", new JsonText("""{"topic":"readers"}"""))], "person", "ada", "ask-1")));
        company.Live(TimeSpan.FromHours(2.7));
        foreach (var (wish, i) in company.Database.Proposals(company.Key).Where(p => p.Status == ProposalStatus.Pending).Select((p, i) => (p, i)))
            company.Run(() => door.Decide(new(wish.Id, i % 2 == 0, "As I said.", Ada)));
        company.Live(TimeSpan.FromHours(1.1));
        company.Change([PolicyChange.Parse("x_daily_quota.limit=3")]);
        var rule = company.Database.Tables(company.Key).Rules[0];
        company.Run(() => company.Grain<IPolicyGrain>(company.Key.Grain).PutRule(
            new TriggerRule(rule.Name, rule.TriggerEvent, new(rule.Conditions), new(rule.ActionConfig), rule.CooldownMinutes + 60, rule.Enabled, 0, null, rule.Version), Ada));
        company.Run(() => company.Grain<IScheduleGrain>(company.Key.Grain).Convene(new("watercooler", "the worst advice", [], Ada))).Roundtable.ShouldNotBeNull();
        company.Live(TimeSpan.FromHours(16));
        return (before, await Archived(company.Snapshot()));
    }

    internal static async Task<CompanySnapshot> Archived(CompanySnapshot company)
    {
        using var file = new MemoryStream();
        await SnapshotFile.Write(company, file, CancellationToken.None);
        file.Position = 0;
        return await SnapshotFile.Read(file, CancellationToken.None);
    }

    private static (Silo.Rehearsals.Figures.Life Life, CompanySnapshot Lived) Again(Origin origin, params PolicyChange[] changes)
    {
        CompanySnapshot? lived = null;
        var life = Rehearsal.Live(new("studio", 1, [.. changes], From: origin), 1, null, company => lived = company.Snapshot());
        return (life, lived!);
    }

    /// <summary>Every decision about what was proposed in this time, whole, as JSON: id, moment, status, gate, reason, who decided, what it may cost.</summary>
    private static List<string> Decided(CompanySnapshot company, DateTimeOffset since, DateTimeOffset? until = null) =>
    [
        .. company.Tables.Proposals.Where(p => p.CreatedAt > since && (until is null || (p.CreatedAt < until && (p.DecidedAt ?? p.CreatedAt) < until))).OrderBy(p => p.Id)
            .Select(p => JsonSerializer.Serialize(p, Wire.State)),
    ];
}
