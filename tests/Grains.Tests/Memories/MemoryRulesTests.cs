using System.Text;
using System.Text.Json;
using AgentOps.Json;
using AgentOps.Memories;
using AgentOps.Time;

namespace AgentOps.Grains.Tests.Memories;

public sealed class MemoryRulesTests
{
    [Fact]
    public void What_is_too_uncertain_is_dropped_and_the_rest_is_kept_with_two_decimals_and_an_event()
    {
        var brain = new Remembered();

        var written = brain.Add(Remembered.Of("Readers like questions", confidence: 0.546m), Remembered.Of("Mornings are quiet", "roundtable:1:2", confidence: 0.555m));

        written.ShouldHaveSingleItem().Confidence.ShouldBe(0.56m);
        brain.Events.ShouldBe(["memory_written"]);
    }

    [Fact]
    public void The_same_trace_never_writes_twice_also_after_its_memory_is_gone()
    {
        var brain = new Remembered { Policy = new() { MaxPerAgent = 1 } };
        brain.Add(Remembered.Of("Readers like questions"));
        brain.Add(Remembered.Of("Something else entirely")).ShouldBeEmpty();

        brain.Add(Remembered.Of("Mornings are quiet", "roundtable:2:1")).ShouldHaveSingleItem();
        brain.State.Items.ShouldHaveSingleItem().Text.ShouldBe("Mornings are quiet");
        brain.Add(Remembered.Of("Readers like questions")).ShouldBeEmpty();

        brain.Revoke("brain.2");
        brain.State.Items.ShouldBeEmpty();
        brain.Add(Remembered.Of("Mornings are quiet", "roundtable:2:1")).ShouldBeEmpty();
    }

    [Fact]
    public void The_same_from_another_source_confirms_and_writes_nothing()
    {
        var brain = new Remembered();
        brain.Add(Remembered.Of("Readers like short questions"));

        brain.Add(Remembered.Of("Short questions readers like", "roundtable:2:1")).ShouldBeEmpty();
        brain.State.Items.ShouldHaveSingleItem().Confirmed.ShouldBe(1);
        brain.State.Items[0].Confidence.ShouldBe(0.6m);

        brain.Add(Remembered.Of("Readers like short questions", "roundtable:2:1")).ShouldBeEmpty();
        brain.State.Items[0].Confirmed.ShouldBe(1);
    }

    [Fact]
    public void Word_for_word_the_same_is_known_already_of_whatever_type_it_is_called()
    {
        var brain = new Remembered();
        brain.Add(Remembered.Of("Readers like short questions"));

        brain.Add(Remembered.Of("Readers like short questions.", "roundtable:2:1", MemoryType.Pattern)).ShouldBeEmpty();
        brain.State.Items.ShouldHaveSingleItem().Confirmed.ShouldBe(1);
        brain.Add(Remembered.Of("Readers like short questions and long walks", "roundtable:3:1", MemoryType.Pattern)).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("roundtable:1:2", false, false)]
    [InlineData("roundtable:2:1", true, false)]
    [InlineData("roundtable:2:1", false, true)]
    public void The_same_conversation_text_from_outside_and_ones_own_echo_confirm_nothing(string trace, bool untrusted, bool echo)
    {
        var brain = new Remembered();
        brain.Add(Remembered.Of("Readers like short questions"));

        brain.Add(Remembered.Of("Readers like short questions", trace, untrusted: untrusted, from: echo ? ["brain.1"] : []));

        brain.State.Items.ShouldHaveSingleItem().Confirmed.ShouldBeNull();
    }

    [Fact]
    public void What_happened_bears_out_an_insight_that_said_so()
    {
        var brain = new Remembered();
        brain.Add(Remembered.Of("Short posts with a question travel"));

        brain.Add(Remembered.Of("Short posts with a question travel far", "tweet-lesson:1", MemoryType.Lesson, 0.7m, "outcome", "event:1")).ShouldHaveSingleItem();

        brain.State.Items[0].Confirmed.ShouldBe(1);
    }

    [Fact]
    public void The_contrary_takes_the_place_of_what_was_believed()
    {
        var brain = new Remembered();
        brain.Add(Remembered.Of("Long threads work in the morning"));

        brain.Add(Remembered.Of("Long threads never work in the morning", "roundtable:2:1")).ShouldHaveSingleItem();

        brain.Events.ShouldBe(["memory_written", "memory_superseded"]);
        brain.State.Items[0].SupersededBy.ShouldBe(2);
        MemoryRules.Find(brain.State, new([], 0, 10)).ShouldHaveSingleItem().N.ShouldBe(2);
    }

    [Fact]
    public void Text_from_outside_replaces_nothing_that_is_not_and_stays_marked_in_what_is_derived_from_it()
    {
        var brain = new Remembered();
        brain.Add(Remembered.Of("Long threads work in the morning"));

        brain.Add(Remembered.Of("Long threads never work in the morning", "roundtable:2:1", untrusted: true));
        brain.State.Items[0].Active.ShouldBeTrue();

        var derived = brain.Add(Remembered.Of("Evenings are for short notes", "roundtable:3:1", MemoryType.Strategy, from: ["brain.2"]));
        derived.ShouldHaveSingleItem().Untrusted.ShouldBe(true);
        brain.State.Journal.OfType<AgentOps.Journals.EventEntry>().ShouldAllBe(e => e.Untrusted);
    }

    [Fact]
    public void What_is_derived_from_a_memory_of_its_type_takes_its_place()
    {
        var brain = new Remembered();
        brain.Add(Remembered.Of("Post when people are awake", type: MemoryType.Strategy));

        brain.Add(Remembered.Of("Mornings at nine beat every other slot", "routine:1:1", MemoryType.Strategy, from: ["brain.1"]));

        brain.State.Items[0].SupersededBy.ShouldBe(2);
    }

    [Fact]
    public void The_oldest_and_least_used_goes_first_and_what_was_promoted_stays()
    {
        var brain = new Remembered { Policy = new() { MaxPerAgent = 4 } };
        string[] texts = ["Readers like questions", "Mornings are quiet", "Figures need a source", "Drafts rest overnight"];
        for (var i = 0; i < texts.Length; i++)
        {
            brain.Add(Remembered.Of(texts[i], $"roundtable:{i}:1", confidence: i == 0 ? 0.85m : 0.6m));
            brain.Now += TimeSpan.FromHours(1);
        }

        brain.Add(Remembered.Of("Questions readers like", "roundtable:9:1"));
        brain.Maintain().ShouldHaveSingleItem().N.ShouldBe(1);
        var used = MemoryRules.Use(brain.State, new([], 0.6m, 2), brain.Now);
        used.Touched.Select(m => m.N).ShouldBe([1, 4]);

        brain.Add(Remembered.Of("Evenings belong to stories", "roundtable:10:1"));
        brain.State.Items.Select(m => m.N).ShouldBe([1, 3, 4, 5]);
    }

    [Fact]
    public void Revoking_takes_everything_derived_with_it_and_tells_of_each()
    {
        var brain = new Remembered();
        brain.Add(Remembered.Of("Readers like questions"));
        brain.Add(Remembered.Of("Ask before you tell", "roundtable:2:1", MemoryType.Strategy, from: ["brain.1"]));
        brain.Add(Remembered.Of("End on a question mark", "roundtable:3:1", MemoryType.Pattern, from: ["brain.2"]));
        brain.Add(Remembered.Of("Tea over coffee", "roundtable:4:1", MemoryType.Preference));

        brain.Revoke("brain.1").Length.ShouldBe(3);

        brain.State.Items.ShouldHaveSingleItem().Type.ShouldBe(MemoryType.Preference);
        brain.Events.ShouldBe(["memory_revoked", "memory_revoked", "memory_revoked"]);
        brain.State.Revoked.ShouldHaveSingleItem().Ids.ShouldBe(["brain.1", "brain.2", "brain.3"], ignoreOrder: true);
        brain.Revoke("brain.1").ShouldBeEmpty();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Whatever_is_remembered_an_agent_never_has_more_than_200_memories_or_64_KiB(ulong seed)
    {
        var dice = new Dice(seed);
        var brain = new Remembered();
        for (var i = 0; i < 600; i++)
        {
            brain.Now += TimeSpan.FromMinutes(dice.Next(600));
            brain.Add(Remembered.Of(Words(dice), $"roundtable:{Guid.Empty}:{i}", (MemoryType)dice.Next(5), 0.55m + (0.01m * dice.Next(45)), untrusted: dice.Chance(0.1)));
            if (dice.Chance(0.1)) brain.Judge($"brain.{1 + dice.Next(brain.State.Last + 1)}", $"mission:{i}", dice.Chance(0.7));
            if (dice.Chance(0.05)) brain.Maintain();

            brain.State.Items.Length.ShouldBeLessThanOrEqualTo(200);
            brain.State.Items.ShouldAllBe(m => m.Confidence >= 0.05m && m.Confidence <= 1m && decimal.Round(m.Confidence, 2) == m.Confidence);
            brain.State.Items.Select(m => m.Trace).Distinct().Count().ShouldBe(brain.State.Items.Length);
        }

        Size(brain.State).ShouldBeLessThan(64 * 1024);
        brain.State.Items.Length.ShouldBeGreaterThan(50);
    }

    [Fact]
    public void Two_hundred_ordinary_memories_have_room()
    {
        var brain = new Remembered();
        for (var i = 0; i < 260; i++)
        {
            var id = new Guid(i, 7, 7, 1, 2, 3, 4, 5, 6, 7, 8);
            brain.Add(new NewMemory(
                (MemoryType)(i % 5), $"On day {i} the {i * 7} readers of part {i * 3} answered question {i * 11} within {i + 2} minutes", 0.6m, ["engagement", "content"], "conversation",
                $"roundtable:{id}:1", false, new($"roundtable:{id}", $"roundtable:{id}", 0), []));
        }

        brain.State.Items.Length.ShouldBe(200);
        brain.State.Items[0].N.ShouldBe(brain.State.Last - 199);
        Size(brain.State).ShouldBeLessThan(64 * 1024);
    }

    [Fact]
    public void A_memory_survives_being_stored_and_read()
    {
        var brain = new Remembered();
        brain.Add(Remembered.Of("Readers like questions"), Remembered.Of("Mornings are quiet", "tweet-lesson:2", cause: "event:9", from: ["opus.3"]));

        var read = JsonSerializer.Deserialize<MemoryState>(JsonSerializer.Serialize(brain.State, Wire.State), Wire.State)!;

        read.Items.Select(m => JsonSerializer.Serialize(m.Show("brain"), Wire.State)).ShouldBe(brain.State.Items.Select(m => JsonSerializer.Serialize(m.Show("brain"), Wire.State)));
        var shown = read.Items[1].Show("brain");
        shown.Cause.ShouldBe(new("event:9", "proposal:1", 1));
        shown.Id.ShouldBe("brain.2");
        read.Items[0].Show("brain").Cause.Direct.ShouldBe("roundtable:1");
    }

    private static int Size(MemoryState state) => JsonSerializer.SerializeToUtf8Bytes(state with { Journal = [] }, Wire.State).Length;

    private static string Words(Dice dice)
    {
        var text = new StringBuilder();
        var length = dice.Next(60);
        for (var i = 0; i <= length; i++) text.Append(dice.Pick(["Leser", "mögen", "🙂", "\"quoted\"", "\u0001", "\n", "a<b", "頁", "word"])).Append(dice.Next(5_000)).Append(' ');
        return text.ToString();
    }
}
