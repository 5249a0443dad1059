using System.Collections.Immutable;
using AgentOps.Policies;
using AgentOps.Roundtables;

namespace AgentOps.Grains.Tests.Roundtables;

public sealed class ScheduleRulesTests
{
    private static readonly ImmutableArray<ScheduleSlot> Day =
    [
        .. Enumerable.Range(0, 24).Select(hour => new ScheduleSlot { Hour = hour, Name = $"Slot {hour}", Format = "debate", Random = 2, Probability = hour == 6 ? 1.0 : 0.6 }),
    ];

    [Fact]
    public void The_cap_is_kept_and_what_is_always_held_is_always_held()
    {
        for (var day = 1; day <= 28; day++)
        {
            var held = Program($"2026-02-{day:00}", 5).Where(s => s.Skip is null).ToList();
            held.Count.ShouldBe(5);
            held.ShouldContain(s => s.Slot.Hour == 6);
        }
    }

    [Fact]
    public void A_capped_day_is_not_used_up_by_its_morning()
    {
        var hours = Enumerable.Range(1, 28).SelectMany(day => Program($"2026-02-{day:00}", 5)).Where(s => s.Skip is null).Select(s => s.Slot.Hour).ToList();

        hours.Count(h => h >= 12).ShouldBeGreaterThan(hours.Count / 3);
    }

    [Fact]
    public void The_same_day_has_the_same_program_and_another_day_another()
    {
        Program("2026-02-01", 5).ShouldBe(Program("2026-02-01", 5));
        Program("2026-02-01", 5).ShouldNotBe(Program("2026-02-02", 5));
    }

    [Fact]
    public void A_slot_is_due_once_within_its_hour_and_never_later()
    {
        var slot = Program("2026-02-01", 24).Single(s => s.Slot.Hour == 6);
        var at = new DateTimeOffset(2026, 2, 1, 6, slot.Minute, 0, TimeSpan.Zero);
        var program = ImmutableArray.Create(slot);

        ScheduleRules.Due(program, [], at.AddMinutes(-1)).ShouldBeEmpty();
        ScheduleRules.Due(program, [], at).ShouldHaveSingleItem();
        ScheduleRules.Due(program, [new(slot.Key, 0, "convened")], at).ShouldBeEmpty();
        ScheduleRules.Due(program, [], at.AddHours(1)).ShouldBeEmpty();
    }

    [Fact]
    public void Ten_thousand_slots_are_used_as_often_as_their_probability_says_within_three_sigma()
    {
        var used = 0;
        for (var i = 0; i < 10_000; i++) used += ScheduleRules.Program($"day {i}", [Day[0]], 24, 7)[0].Skip is null ? 1 : 0;

        ((double)Math.Abs(used - 6_000)).ShouldBeLessThan(3 * Math.Sqrt(10_000 * 0.6 * 0.4));
    }

    [Fact]
    public void Topics_come_in_turn()
    {
        var slot = Day[0] with { Topics = ["a", "b", "c"] };
        string On(int day) => ScheduleTopics.Of(slot, $"2026-02-{day:00}", 7, FormatCatalog.BuiltIn[0]);

        new[] { On(1), On(2), On(3) }.Order().ShouldBe(["a", "b", "c"]);
        On(4).ShouldBe(On(1));
    }

    [Fact]
    public void Fixed_participants_come_and_others_are_drawn_who_are_free()
    {
        var format = FormatCatalog.Find(null, "brainstorm")!;
        var drawn = ParticipantRules.Draw(["opus"], 2, format, Some.Company, ["growth"], new(1));

        drawn!.Value.ShouldBe(["opus", "brain", "twitter-alt"], ignoreOrder: true);
        ParticipantRules.Draw(["growth"], 2, format, Some.Company, ["growth"], new(1)).ShouldBeNull();
        ParticipantRules.Draw([], 3, format, Some.Company, ["growth", "opus"], new(1)).ShouldBeNull();
    }

    [Fact]
    public void A_conflict_has_a_mediator_who_comes_first_and_a_mentoring_has_none()
    {
        decimal Affinity(string a, string b) => a == "growth" || b == "growth" ? 0.9m : 0.4m;
        ParticipantRules.Pair("brain", "twitter-alt", FormatCatalog.Find(null, "conflict_resolution")!, Some.Company, [], Affinity)!.Value.ShouldBe(["growth", "brain", "twitter-alt"]);
        ParticipantRules.Pair("brain", "opus", FormatCatalog.Find(null, "mentoring")!, Some.Company, [], Affinity)!.Value.ShouldBe(["brain", "opus"]);
    }

    [Fact]
    public void A_schedule_without_a_slot_for_pairs_gets_one_and_an_empty_one_stays_empty()
    {
        PairingSlots.Complete(Day, 6).Select(s => s.Format).Distinct().ShouldBe(["debate", "conflict_resolution", "mentoring"], ignoreOrder: true);
        PairingSlots.Complete([], 6).ShouldBeEmpty();
    }

    private static ImmutableArray<DaySlot> Program(string day, int cap) => ScheduleRules.Program(day, Day, cap, 7);
}
