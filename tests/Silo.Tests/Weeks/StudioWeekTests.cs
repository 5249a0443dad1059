using System.Globalization;
using System.Text.Json;
using AgentOps.Keys;
using AgentOps.Memories;
using AgentOps.Relationships;
using AgentOps.Roundtables;

namespace AgentOps.Silo.Tests.Weeks;

public sealed class StudioWeekTests
{
    [Fact]
    public void A_week_of_the_studio_is_alive_and_the_same_for_the_same_seed()
    {
        using var week = new StudioWeek(7);
        var events = week.Events;

        var held = events.Where(e => e.Kind == "roundtable_started").ToList();
        held.GroupBy(e => e.At.Date).Where(d => d.Key < StudioWeek.Start.Date.AddDays(7)).ShouldAllBe(day => day.Count() >= 5 && day.Count() <= 12);
        held.Select(e => Text(e, "format")).Distinct().Count().ShouldBe(16);
        events.Count(e => e.Kind == "roundtable_failed").ShouldBe(0);
        events.Where(e => e.Kind == "roundtable_turn").Select(e => e.Agent).Distinct().ShouldBe(week.Agents, ignoreOrder: true);
        held.Count(e => Text(e, "format") is "conflict_resolution").ShouldBeGreaterThan(0);
        held.Count(e => Text(e, "format") is "mentoring").ShouldBeGreaterThan(0);

        var lines = events.Where(e => e.Kind == "roundtable_turn").Select(e => e.Summary!).ToList();
        lines.Distinct().Count().ShouldBe(lines.Count);
        lines.ShouldAllBe(l => l.Length > 0 && l.Length <= 120);

        var memories = week.Agents.SelectMany(a => week.Run(() => week.Grain<IMemoryGrain>(new AgentKey(StudioWeek.Key, a).ToString()).Recall(new([], 0, 200)))).ToList();
        memories.Select(m => m.Type).Distinct().Count().ShouldBe(5);

        var pairs = Pairs(week).ToList();
        pairs.Count.ShouldBe(15);
        pairs.ShouldAllBe(p => p.Affinity >= 0.10m && p.Affinity <= 0.95m);
        pairs.Count(p => p.Total > 0).ShouldBeGreaterThan(8);

        week.Agents.SelectMany(a => week.Run(() => week.Grain<IScheduleGrain>(StudioWeek.Key.Grain).Voice(a))).ShouldContain(m => m.Memories.Length > 0);
        var proposals = week.Database.Proposals(StudioWeek.Key).Where(p => p.Source == "action_item").ToList();
        proposals.ShouldContain(p => p.MissionId != null);
        proposals.GroupBy(p => p.CreatedAt.Date).ShouldAllBe(day => day.Count() <= 3);

        using var again = new StudioWeek(7);
        again.Events.Select(Line).ShouldBe(events.Select(Line));
    }

    private static IEnumerable<Relationship> Pairs(StudioWeek week)
    {
        var agents = week.Agents;
        for (var i = 0; i < agents.Length; i++)
        {
            for (var j = i + 1; j < agents.Length; j++)
            {
                var pair = new PairKey(StudioWeek.Key, agents[i], agents[j]);
                yield return week.Run(() => week.Grain<IRelationshipGrain>(pair.ToString()).Get());
            }
        }
    }

    private static string Line(Events.CompanyEvent e) => string.Create(CultureInfo.InvariantCulture, $"{e.Id} {e.At:O} {e.Kind} {e.Agent} {e.Title} {e.Summary} {e.Cause.Direct} {e.Data}");

    private static string? Text(Events.CompanyEvent e, string name)
    {
        using var document = JsonDocument.Parse(e.Data!.Value.Value);
        return document.RootElement.GetProperty(name).GetString();
    }
}
