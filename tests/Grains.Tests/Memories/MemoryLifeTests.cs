using AgentOps.Memories;

namespace AgentOps.Grains.Tests.Memories;

public sealed class MemoryLifeTests
{
    [Fact]
    public void Confidence_moves_by_small_steps_once_an_outcome_and_stays_in_bounds()
    {
        var brain = new Remembered();
        brain.Add(Remembered.Of("Readers like questions"));

        brain.Judge("brain.1", "mission:1", succeeded: true);
        brain.Judge("brain.1", "mission:1", succeeded: true);
        brain.State.Items[0].Confidence.ShouldBe(0.62m);
        brain.Judge("brain.1", "mission:2", succeeded: false);
        brain.State.Items[0].Confidence.ShouldBe(0.58m);

        for (var i = 0; i < 150; i++) brain.Judge("brain.1", $"mission:up{i}", succeeded: true);
        brain.State.Items[0].Confidence.ShouldBe(0.95m);
        for (var i = 0; i < 150; i++) brain.Judge("brain.1", $"mission:down{i}", succeeded: false);
        brain.State.Items[0].Confidence.ShouldBe(0.05m);
    }

    [Fact]
    public void An_insight_is_promoted_once_it_is_both_confident_and_confirmed()
    {
        var brain = new Remembered();
        brain.Add(
            Remembered.Of("Readers like questions", confidence: 0.82m), Remembered.Of("Mornings are quiet", "roundtable:1:2", confidence: 0.7m),
            Remembered.Of("Figures need a source", "roundtable:1:3", MemoryType.Pattern, 0.9m), Remembered.Of("Cats travel", "roundtable:1:4", confidence: 0.9m, untrusted: true));
        brain.Maintain().ShouldBeEmpty();

        foreach (var id in (string[])["brain.1", "brain.2", "brain.3", "brain.4"]) brain.Judge(id, "mission:1", succeeded: true);

        brain.Maintain().ShouldHaveSingleItem().N.ShouldBe(1);
        brain.Events.ShouldBe(["insight_promoted"]);
        brain.State.Journal.OfType<AgentOps.Journals.EventEntry>().Single().Tags.ShouldBe(["insight", "promoted", "memory"]);
        brain.Maintain().ShouldBeEmpty();
    }

    [Fact]
    public void Never_more_than_half_of_what_an_agent_may_keep_is_promoted()
    {
        var brain = new Remembered { Policy = new() { MaxPerAgent = 6 } };
        string[] texts = ["Readers like questions", "Mornings are quiet", "Figures need a source", "Drafts rest overnight", "Evenings belong to stories"];
        for (var i = 0; i < texts.Length; i++)
        {
            brain.Add(Remembered.Of(texts[i], $"roundtable:{i}:1", confidence: 0.9m));
            brain.Judge($"brain.{i + 1}", "mission:1", succeeded: true);
        }

        brain.Maintain().Length.ShouldBe(3);
        brain.Maintain().ShouldBeEmpty();
    }

    [Fact]
    public void What_is_not_used_fades_by_the_week_however_often_it_is_looked_after()
    {
        var (often, once) = (new Remembered(), new Remembered());
        often.Add(Remembered.Of("Readers like questions"));
        once.Add(Remembered.Of("Readers like questions"));

        for (var hour = 0; hour < 24 * 30; hour += 5)
        {
            often.Now = Some.Now + TimeSpan.FromHours(hour);
            often.Maintain();
        }

        once.Now = often.Now;
        once.Maintain();
        once.State.Items[0].Confidence.ShouldBe(0.56m);
        often.State.Items[0].Confidence.ShouldBe(0.56m);

        once.Now += TimeSpan.FromDays(3_000);
        once.Maintain();
        once.State.Items[0].Confidence.ShouldBe(0.30m);
    }

    [Fact]
    public void What_is_used_does_not_fade()
    {
        var brain = new Remembered();
        brain.Add(Remembered.Of("Readers like questions"));
        for (var day = 0; day < 30; day += 5)
        {
            brain.Now = Some.Now + TimeSpan.FromDays(day);
            brain.Judge("brain.1", $"mission:{day}", succeeded: true);
            brain.Maintain();
        }

        brain.State.Items[0].Confidence.ShouldBe(0.72m);
    }
}
