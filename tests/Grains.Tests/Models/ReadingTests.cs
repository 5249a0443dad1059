using AgentOps.Reading;

namespace AgentOps.Grains.Tests.Models;

public sealed class ReadingTests
{
    [Fact]
    public void Sentences_end_where_sentences_end() =>
        Sentences.Of("It costs 4.50 euros, e.g. in Bonn. \"Really?\" he asked.\nA heading\n- a list item! Dr. No said no…").ShouldBe(
            ["It costs 4.50 euros, e.g. in Bonn.", "\"Really?\"", "he asked.", "A heading", "- a list item!", "Dr. No said no…"]);

    [Theory]
    [InlineData("We sold 1,200 kettles in October, which is 18% more than in September.", "We sold 1,200 kettles in October|is 18% more than in September")]
    [InlineData("It costs $49.99 and ships in 3 days.", "It costs $49.99|ships in 3 days")]
    [InlineData("Version v2 of H2O has no figures.", "")]
    [InlineData("In 2026 (a good year) 2.5 million came.", "In 2026|2.5 million came")]
    public void Figures_come_with_their_clause(string text, string phrases) =>
        string.Join('|', Figures.Of(text, 10).Select(f => f.Phrase)).ShouldBe(phrases);

    [Fact]
    public void Keywords_are_what_a_text_repeats()
    {
        Keywords.Of("The kettle is blue. The kettle boils. Kettles, a kettle and the lid of it; the lid.", 2).ShouldBe([("kettle", 3), ("blue", 1)]);
        Keywords.Of("", 5).ShouldBeEmpty();
    }

    [Fact]
    public void Telling_sentences_stand_in_the_text_and_answer_the_question()
    {
        var text = "Welcome to our site, dear visitor of ours. Prices rose by 4 percent in May. We like music a lot, all of us here. Customers noticed the prices at once and wrote letters.";
        Keywords.Telling(text, "prices", 2).ShouldBe(["Prices rose by 4 percent in May.", "Customers noticed the prices at once and wrote letters."]);
    }

    [Fact]
    public void Cutting_never_splits_a_character_or_exceeds_the_limit()
    {
        Sentences.Cut("one two three", 9).ShouldBe("one two…");
        Sentences.Cut("short", 9).ShouldBe("short");
        foreach (var max in Enumerable.Range(4, 20))
        {
            var cut = Sentences.Cut(string.Concat(Enumerable.Repeat("🫖", 20)), max);
            cut.Length.ShouldBeLessThanOrEqualTo(max);
            char.IsHighSurrogate(cut[^2]).ShouldBeFalse();
        }
    }
}
