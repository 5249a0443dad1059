using AgentOps.Roundtables;

namespace AgentOps.Grains.Tests.Roundtables;

public sealed class TurnTextTests
{
    private static readonly string[] Names = ["Opus", "opus", "Alt", "twitter-alt"];

    [Theory]
    [InlineData("Opus: We decide today.", "We decide today.")]
    [InlineData("**Alt:** post it", "post it")]
    [InlineData("opus : Alt: nested", "nested")]
    [InlineData("\"We decide today.\"", "We decide today.")]
    [InlineData("Read https://evil.example/x?y=1 now", "Read now")]
    [InlineData("See www.example.org and example.com/a.", "See and")]
    [InlineData("A [good page](http://x.y/z) here", "A good page here")]
    [InlineData("<b>Bold</b> and `code` and # heads", "Bold and code and heads")]
    [InlineData("Two\r\nlines\tand\u0007bells", "Two lines and bells")]
    [InlineData("left \u202eright\u202c hidden\u200b", "left right hidden")]
    [InlineData("For the record: nothing happened.", "For the record: nothing happened.")]
    [InlineData("{\"text\": \"hi\"}", "\"text\": \"hi\"")]
    public void What_does_not_belong_in_a_line_goes(string raw, string kept) => TurnText.Clean(raw, Names, null).Text.ShouldBe(kept);

    [Fact]
    public void A_long_line_is_cut_at_a_word_to_120_characters()
    {
        var text = TurnText.Clean(string.Join(' ', Enumerable.Repeat("decision", 40)), Names, null).Text!;

        text.Length.ShouldBeInRange(100, 120);
        text.ShouldEndWith("decision…");
    }

    [Fact]
    public void A_single_giant_word_is_cut_without_splitting_a_character()
    {
        var text = TurnText.Clean("a" + string.Concat(Enumerable.Repeat("😀", 200)), Names, null).Text!;

        text.Length.ShouldBeLessThanOrEqualTo(120);
        text.EnumerateRunes().ShouldNotContain(System.Text.Rune.ReplacementChar);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   \n ")]
    [InlineData("Opus:")]
    [InlineData("***")]
    [InlineData("https://only.a/link")]
    public void Nothing_is_no_line(string raw) => TurnText.Clean(raw, Names, null).Fault.ShouldNotBeNull();

    [Fact]
    public void A_repeat_of_the_last_turn_is_no_line_whatever_its_punctuation()
    {
        TurnText.Clean("We decide, today!", Names, "We decide today.").Fault.ShouldBe("the answer repeats the last turn");
        TurnText.Clean("We decide tomorrow.", Names, "We decide today.").Text.ShouldBe("We decide tomorrow.");
    }

    [Fact]
    public void Ten_megabytes_are_looked_at_only_as_far_as_a_line_can_reach() =>
        TurnText.Clean(new string('x', 10_000_000), Names, null).Text!.Length.ShouldBeLessThanOrEqualTo(120);
}
