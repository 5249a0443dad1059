using System.Collections.Immutable;
using AgentOps.Companies;
using AgentOps.Memories;
using AgentOps.Voices;

namespace AgentOps.Grains.Tests.Roundtables;

public sealed class VoiceRulesTests
{
    private static readonly ImmutableArray<VoiceRule> Rules =
    [
        new("engagement", "lesson", 10, "Refer to what works.", Tag: "engagement"),
        new("content", "pattern", 5, "Speak as an expert.", TopTag: "content"),
        new("long", "strategy", 8, "Think long-term."),
        new("taste", "preference", 1, "Say what you like."),
    ];

    [Fact]
    public void Ten_lessons_change_nothing_and_eleven_do_and_they_are_named()
    {
        VoiceRules.Derive("opus", Many(10, MemoryType.Lesson, "engagement"), Rules, 3).ShouldBeEmpty();
        var modifier = VoiceRules.Derive("opus", Many(11, MemoryType.Lesson, "engagement"), Rules, 3).ShouldHaveSingleItem();
        modifier.Rule.ShouldBe("engagement");
        modifier.Agent.ShouldBe("opus");
        modifier.Memories.Length.ShouldBe(11);
    }

    [Fact]
    public void The_top_tag_must_be_the_most_frequent()
    {
        VoiceRules.Derive("opus", Many(6, MemoryType.Pattern, "content"), Rules, 3).ShouldHaveSingleItem().Rule.ShouldBe("content");
        VoiceRules.Derive("opus", [.. Many(6, MemoryType.Pattern, "content"), .. Many(7, MemoryType.Pattern, "ops")], Rules, 3).ShouldBeEmpty();
    }

    [Fact]
    public void At_most_three_hold_and_superseded_memories_count_for_none()
    {
        ImmutableArray<Memory> all =
        [
            .. Many(30, MemoryType.Lesson, "engagement"), .. Many(9, MemoryType.Pattern, "content"), .. Many(20, MemoryType.Strategy, "x"), .. Many(2, MemoryType.Preference, "y"),
        ];
        VoiceRules.Derive("opus", all, Rules, 3).Select(m => m.Rule).ShouldBe(["engagement", "long", "content"]);
        VoiceRules.Derive("opus", [.. all.Select(m => m with { SupersededBy = "other" })], Rules, 3).ShouldBeEmpty();
    }

    private static ImmutableArray<Memory> Many(int count, MemoryType type, string tag) =>
        [.. Enumerable.Range(0, count).Select(i => new Memory { Id = $"{type}-{tag}-{i}", Type = type, Tags = [tag], Content = $"{i}", CreatedAt = Some.Now.AddMinutes(i) })];
}
