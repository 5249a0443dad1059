using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using AgentOps.Events;
using AgentOps.Keys;
using AgentOps.Memories;
using AgentOps.Relationships;

namespace AgentOps.Silo.Tests.Weeks;

/// <summary>One simulated week of the studio, seeded, with the scripted model, initiative switched on and nothing waiting for an approval.</summary>
public sealed partial class StudioWeekTests(TwoWeeks weeks) : IClassFixture<TwoWeeks>
{
    private StudioWeek Week => weeks.First;

    private ImmutableArray<CompanyEvent> Events => Week.Events;

    private List<CompanyEvent> Held => [.. Of("roundtable_started")];

    [Fact]
    public void Five_to_fifteen_conversations_are_held_a_day_within_the_cap()
    {
        var days = Held.GroupBy(e => e.At.Date).Where(d => d.Key < StudioWeek.Start.Date.AddDays(7)).ToList();
        days.Count.ShouldBe(7);
        days.ShouldAllBe(day => day.Count() >= 5 && day.Count() <= StudioWeek.Cap);
        Of("roundtable_failed").ShouldBeEmpty();
    }

    [Fact]
    public void Every_format_is_used_and_every_agent_is_heard()
    {
        Held.Select(e => Text(e, "format")).Distinct().Count().ShouldBe(16);
        Of("roundtable_turn").Select(e => e.Agent).Distinct().ShouldBe(Week.Agents, ignoreOrder: true);
        Held.ShouldContain(e => Text(e, "format") == "conflict_resolution" && Text(e, "by") == "pairing");
        Held.ShouldContain(e => Text(e, "format") == "mentoring" && Text(e, "by") == "pairing");
    }

    [Fact]
    public void No_line_is_said_twice_and_each_is_a_clean_sentence_of_at_most_120_characters()
    {
        var lines = Of("roundtable_turn").Select(e => e.Summary!).ToList();
        lines.Count.ShouldBeGreaterThan(300);
        lines.Distinct(StringComparer.OrdinalIgnoreCase).Count().ShouldBe(lines.Count);
        lines.ShouldAllBe(l => l.Length > 0 && l.Length <= 120);
        string[] broken = ["{", "}", "|", "..", ",.", " ,", " .", "  ", "?.", "““", "””", "““", " the the ", " a a ", "today today"];
        lines.Where(l => broken.Any(b => l.Contains(b, StringComparison.OrdinalIgnoreCase))).ShouldBeEmpty();
    }

    [Fact]
    public void No_two_conversations_of_a_day_read_alike()
    {
        var sessions = Of("roundtable_turn").GroupBy(e => e.Refs.RoundtableId!.Value)
            .Select(s => (Day: s.First().At.Date, Runs: s.SelectMany(e => Runs(e.Summary!)).ToHashSet(StringComparer.Ordinal))).ToList();
        foreach (var day in sessions.GroupBy(s => s.Day))
        {
            var held = day.ToList();
            for (var i = 0; i < held.Count; i++)
            {
                for (var j = i + 1; j < held.Count; j++)
                    (held[i].Runs.Count(held[j].Runs.Contains) / (double)Math.Min(held[i].Runs.Count, held[j].Runs.Count)).ShouldBeLessThan(0.25);
            }
        }
    }

    [Fact]
    public void Memories_of_all_five_types_are_kept_and_some_were_learned_from_posts_and_missions()
    {
        var memories = Week.Agents.SelectMany(a => Remembered(a)).ToList();
        memories.Select(m => m.Type).Distinct().Count().ShouldBe(5);
        memories.ShouldContain(m => m.Trace.StartsWith("tweet-lesson:", StringComparison.Ordinal));
        memories.ShouldContain(m => m.Trace.StartsWith("mission:", StringComparison.Ordinal) && m.Type == MemoryType.Strategy);
        Of("memory_written").GroupBy(e => (e.Agent, Trace: Text(e, "trace"))).ShouldAllBe(m => m.Count() == 1);
        Of("memory_written").Where(e => Text(e, "trace")!.StartsWith("tweet-lesson:", StringComparison.Ordinal)).GroupBy(e => (e.Agent, e.At.Date)).ShouldAllBe(d => d.Count() <= 3);
    }

    [Fact]
    public void An_insight_that_was_borne_out_was_promoted()
    {
        var promoted = Of("insight_promoted").ToList();
        promoted.ShouldNotBeEmpty();
        promoted.ShouldAllBe(e => Number(e, "confidence") >= 0.80m && Number(e, "confirmations") > 0);
        Week.Agents.SelectMany(a => Remembered(a)).ShouldContain(m => m.Promoted && m.Type == MemoryType.Insight && m.Confirmations > 0);
    }

    [Fact]
    public void What_is_told_of_an_agent_calls_it_by_its_name()
    {
        // The studio's keys are its names in lower case, but for Alt's.
        var told = Events.Where(e => e.Kind is not ("post_published" or "roundtable_turn")).ToList();
        told.Where(e => e.Title.Contains("twitter-alt", StringComparison.Ordinal)).ShouldBeEmpty();
        told.Where(e => e.Agent is { } agent && e.Title.StartsWith(agent + " ", StringComparison.Ordinal)).ShouldBeEmpty();
        told.ShouldContain(e => e.Agent == "twitter-alt" && e.Title.StartsWith("Alt ", StringComparison.Ordinal));
    }

    [Fact]
    public void No_memory_is_quoted_twice_in_a_day()
    {
        var quotes = Of("roundtable_turn").Select(e => (e.At.Date, Quoted: Quote().Match(e.Summary!).Groups[1].Value.ToLowerInvariant(), Topic: Text(e, "topic")!))
            .Where(q => q.Quoted.Length > 12 && !string.Equals(q.Quoted, q.Topic, StringComparison.OrdinalIgnoreCase)).ToList();
        quotes.ShouldNotBeEmpty();
        quotes.GroupBy(q => (q.Date, q.Quoted)).ShouldAllBe(g => g.Count() == 1);
    }

    [Fact]
    public void Affinities_moved_by_at_most_three_hundredths_a_conversation_and_stayed_in_bounds()
    {
        var pairs = Pairs().ToList();
        pairs.Count.ShouldBe(15);
        pairs.ShouldAllBe(p => p.Affinity >= 0.10m && p.Affinity <= 0.95m && p.Log.Length <= 20);
        pairs.Count(p => p.Total > 0).ShouldBeGreaterThan(10);
        pairs.ShouldAllBe(p => p.Log.All(d => Math.Abs(d.Drift) <= 0.03m));
        pairs.ShouldAllBe(p => p.Log.Select(d => d.Cause).Distinct().Count() == p.Log.Length);
        pairs.ShouldContain(p => p.Log.Sum(d => d.Drift) > 0.03m);
        pairs.ShouldContain(p => p.Log.Sum(d => d.Drift) < -0.03m);
    }

    [Fact]
    public void An_initiative_and_action_items_became_missions()
    {
        var proposals = Week.Database.Proposals(StudioWeek.Key);
        proposals.ShouldContain(p => p.Source == "initiative" && p.MissionId != null);
        var agreed = proposals.Where(p => p.Source == "action_item").ToList();
        agreed.ShouldContain(p => p.MissionId != null);
        agreed.GroupBy(p => p.CreatedAt.Date).ShouldAllBe(day => day.Count() <= 3);
    }

    [Fact]
    public void Memories_changed_voices_and_the_transcript_names_them()
    {
        var changed = Held.SelectMany(Modifiers).ToList();
        changed.ShouldNotBeEmpty();
        changed.ShouldAllBe(m => m.GetProperty("text").GetString()!.Length > 0 && m.GetProperty("memories").GetArrayLength() > 0);
        Held.ShouldAllBe(e => Modifiers(e).GroupBy(m => m.GetProperty("agent").GetString()).All(a => a.Count() <= 3));
    }

    [Fact]
    public void Drafts_were_posted_within_the_quota_and_what_memory_influenced_says_so()
    {
        var posts = Of("post_published").ToList();
        posts.Count.ShouldBeGreaterThan(7);
        posts.GroupBy(e => e.At.Date).ShouldAllBe(day => day.Count() <= 5);
        posts.Select(e => e.Summary).Distinct().Count().ShouldBe(posts.Count);
        var fired = Of("trigger_fired").Where(e => Text(e, "trigger")!.StartsWith("proactive_", StringComparison.Ordinal)).ToList();
        fired.ShouldContain(e => e.Data!.Value.Value.Contains("\"memoryInfluenced\":true", StringComparison.Ordinal));
        fired.Select(e => (Text(e, "trigger"), Text(e, "topic"))).Distinct().Count().ShouldBeGreaterThan(25);
        Of("trigger_skipped").ShouldNotBeEmpty();
    }

    [Fact]
    public void The_same_seed_gives_the_same_event_log() => weeks.Again.Events.Select(Line).ShouldBe(Events.Select(Line));

    private IEnumerable<CompanyEvent> Of(string kind) => Events.Where(e => e.Kind == kind);

    private ImmutableArray<Memory> Remembered(string agent) =>
        Week.Run(() => Week.Grain<IMemoryGrain>(new AgentKey(StudioWeek.Key, agent).ToString()).Recall(new([], 0, 200)));

    private IEnumerable<Relationship> Pairs()
    {
        var agents = Week.Agents;
        for (var i = 0; i < agents.Length; i++)
        {
            for (var j = i + 1; j < agents.Length; j++)
            {
                var pair = new PairKey(StudioWeek.Key, agents[i], agents[j]);
                yield return Week.Run(() => Week.Grain<IRelationshipGrain>(pair.ToString()).Get());
            }
        }
    }

    /// <summary>Four words in a row.</summary>
    private static IEnumerable<string> Runs(string line)
    {
        var words = line.ToLowerInvariant().Split(' ');
        for (var i = 0; i + 4 <= words.Length; i++) yield return string.Join(' ', words.Skip(i).Take(4));
    }

    private static List<JsonElement> Modifiers(CompanyEvent started)
    {
        using var document = JsonDocument.Parse(started.Data!.Value.Value);
        return [.. document.RootElement.GetProperty("modifiers").EnumerateArray().Select(m => m.Clone())];
    }

    private static string Line(CompanyEvent e) => string.Create(CultureInfo.InvariantCulture, $"{e.Id} {e.At:O} {e.Kind} {e.Agent} {e.Title} {e.Summary} {e.Cause.Direct} {e.Data}");

    private static decimal Number(CompanyEvent e, string name)
    {
        using var document = JsonDocument.Parse(e.Data!.Value.Value);
        return document.RootElement.GetProperty(name).GetDecimal();
    }

    [GeneratedRegex("[“\"]([^”\"]+)[”\"]")]
    private static partial Regex Quote();

    private static string? Text(CompanyEvent e, string name)
    {
        using var document = JsonDocument.Parse(e.Data!.Value.Value);
        return document.RootElement.TryGetProperty(name, out var value) ? value.GetString() : null;
    }
}
