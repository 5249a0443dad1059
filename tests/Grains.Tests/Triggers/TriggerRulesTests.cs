using AgentOps.Events;
using AgentOps.Journals;
using AgentOps.Keys;
using AgentOps.Triggers;

namespace AgentOps.Grains.Tests.Triggers;

public sealed class TriggerRulesTests
{
    private static readonly CompanyKey Studio = CompanyKey.Parse("studio");

    private static readonly TriggerRule Rule = new(
        "mission_failed", "mission_failed", new("""{"tags":["mission"]}"""),
        new("""{"agent":"brain","title":"Diagnose: {title}","steps":[{"kind":"diagnose","payload":{"missionId":"{missionId}","error":"{summary}"}}]}"""),
        30, true, 0, null, 1);

    [Fact]
    public void A_matching_event_fires_once_and_fills_the_action_from_it()
    {
        var failed = Event("mission_failed", "Reading the page failed");

        var state = TriggerRules.Consider(Studio, Rule, new(), [failed], Some.Now);

        var request = state.Pending.ShouldHaveSingleItem();
        request.Title.ShouldBe("Diagnose: Reading the page failed");
        request.Steps[0].Payload.Value.ShouldContain(failed.Refs.MissionId.ToString()!);
        request.IdempotencyKey.ShouldBe($"trigger:mission_failed:{failed.Id}");
        request.Cause!.Depth.ShouldBe(1);
        state.Journal.OfType<EventEntry>().ShouldHaveSingleItem().Kind.ShouldBe("trigger_fired");
        TriggerRules.Consider(Studio, Rule with { CooldownMinutes = 0 }, state, [failed], Some.Now.AddDays(1)).ShouldBeSameAs(state);
    }

    [Fact]
    public void A_rule_cools_down()
    {
        var state = TriggerRules.Consider(Studio, Rule, new(), [Event("mission_failed", "a"), Event("mission_failed", "b")], Some.Now);

        state.Pending.Length.ShouldBe(1);
        TriggerRules.Consider(Studio, Rule, state, [Event("mission_failed", "c")], Some.Now.AddMinutes(30)).Pending.Length.ShouldBe(2);
    }

    [Fact]
    public void A_rule_that_is_off_or_waits_for_something_else_does_not_fire()
    {
        TriggerRules.Consider(Studio, Rule with { Enabled = false }, new(), [Event("mission_failed", "a")], Some.Now).Pending.ShouldBeEmpty();
        TriggerRules.Consider(Studio, Rule, new(), [Event("mission_succeeded", "a")], Some.Now).Pending.ShouldBeEmpty();
    }

    [Fact]
    public void What_an_event_says_stays_text()
    {
        var nasty = Event("mission_failed", """x","missionId":"stolen"}],"agent":"opus""");

        var payload = TriggerRules.Consider(Studio, Rule, new(), [nasty with { Summary = "\"}]" }], Some.Now).Pending[0].Steps[0].Payload;

        System.Text.Json.JsonDocument.Parse(payload.Value).RootElement.GetProperty("error").GetString().ShouldBe("\"}]");
    }

    private static CompanyEvent Event(string kind, string title) => new(
        Guid.CreateVersion7(), new(1, 1), "studio", Some.Now, "growth", kind, title, "why", ["mission", "failed"], new(MissionId: Guid.CreateVersion7()),
        new("mission:m", "proposal:p", 0), null, false);
}
