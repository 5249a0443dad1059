using AgentOps.Companies;
using AgentOps.Policies;
using AgentOps.Silo.Templates;

namespace AgentOps.Silo.Tests.Templates;

public sealed class YamlTemplatesTests
{
    private static readonly YamlTemplates Ours = new(Path.Combine(AppContext.BaseDirectory, "companies"));

    [Fact]
    public void The_four_templates_of_the_spec_load()
    {
        Ours.Names.ShouldBe(["ecommerce", "gamedev", "minimal", "studio"]);
        foreach (var name in Ours.Names)
        {
            var template = Ours.Load(name);
            template.Agents.Length.ShouldBeGreaterThanOrEqualTo(3);
            template.Formats.Length.ShouldBe(16);
            template.FirstMission.ShouldNotBeNull().Steps.ShouldNotContain(s => s.Kind == "crawl", "the first mission works without network");
            template.Policies["x_daily_quota"].Value.ShouldBe("""{"limit":5}""");
            template.Rules.ShouldContain(r => r.Name == "mission_failed");
        }
    }

    [Fact]
    public void The_studio_has_what_the_spec_names()
    {
        var studio = Ours.Load("studio");

        studio.Agents.Select(a => a.Key).ShouldBe(["opus", "brain", "growth", "creator", "twitter-alt", "observer"]);
        studio.Pairs.Length.ShouldBe(15);
        Affinity("brain", "opus").ShouldBe(0.80);
        Affinity("opus", "twitter-alt").ShouldBe(0.30);
        Affinity("brain", "twitter-alt").ShouldBe(0.30);
        Affinity("brain", "observer").ShouldBe(0.80);
        Affinity("creator", "twitter-alt").ShouldBe(0.70);
        studio.Rules.Select(r => r.Name).ShouldBe(["tweet_high_engagement", "mission_failed", "content_published", "insight_promoted"]);
        studio.Proactive.Select(r => (r.Agent, r.EveryMinutes / 60)).ShouldBe(
            [("growth", 3), ("twitter-alt", 4), ("brain", 6), ("observer", 8), ("creator", 12), ("observer", 12), ("opus", 24)]);
        studio.Routines.Select(r => r.Cron).ShouldBe(["0 0 9 * * ?", "0 0 13 * * ?", "0 0 20 * * ?", "0 0 23 * * ?"]);
        var slots = System.Text.Json.JsonSerializer.Deserialize<SchedulePolicy>(studio.Policies["schedule"].Value, AgentOps.Json.Wire.Policy)!.Slots;
        slots.Select(s => s.Hour).ShouldBe(Enumerable.Range(0, 24));
        slots.ShouldAllBe(s => s.Probability >= 0.4 && s.Probability <= 1.0);
        slots.Select(s => s.Format).Distinct().Count().ShouldBe(16, "every format has its hour");
        studio.Policies["initiative_policy"].Value.ShouldContain("\"enabled\":false");

        double Affinity(string a, string b) => studio.Pairs.Single(p => p.A == a && p.B == b).Affinity;
    }

    [Theory]
    [InlineData("title: X\nagents:\n  - key: a\n    nmae: A\n", "t.yaml:4", "nmae")]
    [InlineData("title: X\nagents:\n  - key: a\n    name: A\n", "t.yaml:3", "role")]
    [InlineData("about: X\n", "broken", "title")]
    [InlineData("title: X\n\npolicies:\n  x_daily_quota:\n    limit: lots\n", "t.yaml:5", "whole number")]
    [InlineData("title: X\npolicies:\n  x_daily_quoat: { limit: 5 }\n", "t.yaml:3", "no policy")]
    [InlineData("title: X\nfirst_mission:\n  agent: nobody\n  title: T\n  reason: R\n  steps: [{ kind: view, payload: {} }]\n", "t.yaml:3", "no agent")]
    [InlineData("title: X\nfirst_mission:\n  agent: nobody\n  title: T\n  reason: R\n  steps:\n    - kind: crawl\n      payload: { ulr: x }\n", "t.yaml:8", "ulr")]
    [InlineData("title: X\nkinds:\n  - name: view\n    schema: { type: object }\n", "t.yaml:3", "already")]
    [InlineData("title: [1, 2\nagents: x\n", "t.yaml:1", "left open")]
    [InlineData("- a\n- b\n", "t.yaml:1", "mapping")]
    [InlineData("title: X\nsources: [ftp://a/b]\n", "t.yaml:2", "http")]
    [InlineData("title: X\ntitle: Y\n", "t.yaml:2", "")]
    public void A_broken_template_names_file_line_and_fault(string yaml, string place, string says)
    {
        var root = Directory.CreateTempSubdirectory("templates");
        try
        {
            File.WriteAllText(Path.Combine(root.CreateSubdirectory("broken").FullName, "t.yaml"), yaml);
            var message = Should.Throw<TemplateException>(() => new YamlTemplates(root.FullName).Load("broken")).Message;
            message.ShouldContain(place);
            message.ShouldContain(says);
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }

    [Fact]
    public void An_unknown_template_is_told_with_those_there_are() =>
        Should.Throw<TemplateException>(() => Ours.Load("../secrets")).Message.ShouldContain("ecommerce, gamedev, minimal, studio");
}
