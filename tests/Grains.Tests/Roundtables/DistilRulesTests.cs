using System.Collections.Immutable;
using AgentOps.Memories;
using AgentOps.Roundtables;

namespace AgentOps.Grains.Tests.Roundtables;

public sealed class DistilRulesTests
{
    private static readonly ImmutableArray<string> Table = ["opus", "brain", "twitter-alt"];
    private static readonly DistilLimits Limits = new(6, 0.55m, 0.03m);

    [Fact]
    public void What_fits_is_kept_and_what_does_not_is_dropped_item_by_item()
    {
        var outcome = Read("""
            Here you are: {"memories":[
              {"agent":"brain","type":"insight","content":"Short beats long.","confidence":0.7,"tags":["Content","content"," "]},
              {"agent":"nobody","type":"insight","content":"x","confidence":0.7},
              {"agent":"brain","type":"opinion","content":"x","confidence":0.7},
              {"agent":"brain","type":"lesson","content":"","confidence":0.7},
              {"agent":"brain","type":"lesson","content":"low","confidence":0.54},
              {"agent":"brain","type":"lesson","content":"high","confidence":1.5},
              {"agent":"brain","type":"lesson","content":"text","confidence":"0.7"},
              {"agent":"opus","type":"Strategy","content":"See <b>this</b> http://a.b/c","confidence":0.555},
              "words", 7, null],
            "drifts":[{"a":"opus","b":"brain","drift":0.5,"reason":"They agreed."},{"a":"opus","b":"opus","drift":0.01,"reason":"x"},{"a":"opus","b":"twitter-alt","drift":0.01}],
            "actionItems":[{"agent":"opus","title":"Write it","kind":"write_content"},{"agent":"opus","title":"Wipe it","kind":"deploy"}]}
            """, formal: true);

        outcome.Memories.Select(m => (m.Agent, m.Type, m.Content, m.Confidence)).ShouldBe(
            [("brain", MemoryType.Insight, "Short beats long.", 0.70m), ("opus", MemoryType.Strategy, "See this", 0.56m)]);
        outcome.Memories[0].Tags.ShouldBe(["content"]);
        outcome.Drifts.ShouldBe([new PairDrift("brain", "opus", 0.03m, "They agreed.")]);
        outcome.ActionItems.ShouldBe([new ActionItem("opus", "Write it", "write_content")]);
        outcome.Dropped.ShouldBe(9 + 2 + 1);
    }

    [Fact]
    public void Only_formal_conversations_have_action_items() =>
        Read("""{"memories":[],"drifts":[],"actionItems":[{"agent":"opus","title":"Write it","kind":"review"}]}""", formal: false).ActionItems.ShouldBeEmpty();

    [Fact]
    public void At_most_six_memories_and_one_drift_a_pair_are_kept()
    {
        var memories = string.Join(',', Enumerable.Range(0, 20).Select(i => $$"""{"agent":"opus","type":"lesson","content":"Lesson {{i}}","confidence":0.6}"""));
        var outcome = Read($$"""{"memories":[{{memories}}],"drifts":[{"a":"opus","b":"brain","drift":-9,"reason":"x"},{"a":"brain","b":"opus","drift":0.02,"reason":"y"}]}""", formal: false);

        outcome.Memories.Length.ShouldBe(6);
        outcome.Drifts.ShouldHaveSingleItem().Drift.ShouldBe(-0.03m);
    }

    [Theory]
    [InlineData("")]
    [InlineData("I would rather not.")]
    [InlineData("{\"memories\":[")]
    [InlineData("{\"memories\":{},\"drifts\":[]}")]
    [InlineData("{\"memories\":[]}")]
    [InlineData("[1,2,3]")]
    [InlineData("{\"memories\":[{\"agent\":\"opus\",\"type\":\"lesson\",\"content\":\"\\ud800\",\"confidence\":0.6}],\"drifts\":[]}")]
    public void An_answer_of_another_shape_is_unusable_or_empty(string answer)
    {
        var (outcome, fault) = DistilRules.Read(answer, Table, true, Limits);

        (fault is not null || outcome!.Memories.IsEmpty).ShouldBeTrue();
    }

    private static RoundtableOutcome Read(string answer, bool formal)
    {
        var (outcome, fault) = DistilRules.Read(answer, Table, formal, Limits);
        fault.ShouldBeNull();
        return outcome!;
    }
}
