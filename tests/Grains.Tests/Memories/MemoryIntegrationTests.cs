using AgentOps.Causes;
using AgentOps.Journals;
using AgentOps.Memories;

namespace AgentOps.Grains.Tests.Memories;

public sealed class MemoryIntegrationTests
{
    private static readonly Cause Night = new("event:1", "routine:observer.memory_integration.1", 0);

    [Fact]
    public void The_best_of_what_nearly_says_the_same_stays_and_the_others_keep_all_they_were()
    {
        var brain = new Remembered();
        brain.Add(
            Remembered.Of("Readers answer questions about prices quickly", "roundtable:1:1"),
            Remembered.Of("Readers answer questions about prices overnight", "roundtable:2:1", confidence: 0.9m),
            Remembered.Of("Mornings are quiet", "roundtable:1:3"));
        var before = brain.State.Items;
        MemoryText.Likeness(before[0].Text, before[1].Text).ShouldBeGreaterThanOrEqualTo(MemoryIntegration.NearlySame);
        brain.Active.Count().ShouldBe(3, "alike, but not the same");

        var (state, gone) = MemoryIntegration.Integrate(Remembered.Brain, "Brain", brain.State, Night, Some.Now);

        gone.ShouldHaveSingleItem().N.ShouldBe(1);
        state.Items.Length.ShouldBe(before.Length, "nothing is deleted");
        var merged = state.Items.Single(m => m.N == 1);
        (merged.Text, merged.Trace, merged.Cause, merged.SupersededBy).ShouldBe((before[0].Text, before[0].Trace, before[0].Cause, (int?)2));
        state.Items.Single(m => m.N == 2).Confirmed.ShouldBe(1, "a second source said so");
        var told = state.Journal.OfType<EventEntry>().ShouldHaveSingleItem();
        (told.Kind, told.Cause.Root).ShouldBe(("memory_superseded", Night.Root));
        told.Data!.Value.Value.ShouldContain("brain.2");
        told.Data!.Value.Value.ShouldContain(before[0].Trace);

        MemoryIntegration.Integrate(Remembered.Brain, "Brain", state, Night, Some.Now).State.ShouldBeSameAs(state, "again changes nothing");
    }

    [Fact]
    public void Contraries_other_types_promoted_and_untrusted_ones_stay()
    {
        var state = new MemoryState
        {
            Items =
            [
                Kept(1, "Readers answer questions about prices quickly", 0.9m),
                Kept(2, "Readers never answer questions about prices quickly", 0.6m),
                Kept(3, "Readers answer questions about prices quickly", 0.6m) with { Type = MemoryType.Pattern },
                Kept(4, "Readers answer questions about prices quickly", 0.6m) with { Untrusted = true },
                Kept(5, "Readers answer questions about prices quickly", 0.6m) with { Promoted = true },
            ],
            Last = 5,
        };

        var (next, gone) = MemoryIntegration.Integrate(Remembered.Brain, "Brain", state, Night, Some.Now);

        gone.ShouldHaveSingleItem().N.ShouldBe(1, "the promoted one keeps it");
        next.Items.Where(m => m.Active).Select(m => m.N).ShouldBe([2, 3, 4, 5]);
    }

    private static KeptMemory Kept(int n, string text, decimal confidence) => new()
    {
        N = n, Type = MemoryType.Insight, Text = text, Confidence = confidence, Source = "conversation", Trace = $"roundtable:{n}:1", Cause = new($"roundtable:{n}", "proposal:1", 1),
    };
}
