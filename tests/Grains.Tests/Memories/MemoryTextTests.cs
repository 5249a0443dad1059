using System.Text;
using AgentOps.Memories;

namespace AgentOps.Grains.Tests.Memories;

public sealed class MemoryTextTests
{
    [Fact]
    public void Content_is_one_line_without_control_characters() =>
        MemoryText.Clean("  Readers\r\n like\t\u0000questions \u001b[31m ").ShouldBe("Readers like questions [31m");

    [Fact]
    public void Long_content_is_cut_at_a_word_to_what_fits()
    {
        var cut = MemoryText.Clean(string.Join(' ', Enumerable.Repeat("wörter", 100)));

        Encoding.UTF8.GetByteCount(cut).ShouldBeLessThanOrEqualTo(MemoryText.MaxBytes);
        cut.ShouldEndWith("wörter…");
        MemoryText.Clean(new string('x', 5_000)).Length.ShouldBeInRange(200, MemoryText.MaxBytes);
        MemoryText.Clean(string.Concat(Enumerable.Repeat("🙂", 500))).EnumerateRunes().ShouldAllBe(r => r != Rune.ReplacementChar);
    }

    [Fact]
    public void Tags_are_plain_words_and_few() =>
        MemoryText.Tags(["Engagement", " engagement", "late night", "<b>", "", "a", "b", "c", "d"]).ShouldBe(["engagement", "late-night", "b", "a", "c"]);

    [Theory]
    [InlineData("Readers like short questions", "Short questions: readers like them", 0.8, 1.0)]
    [InlineData("Readers like short questions", "Observer keeps a list of broken promises", 0.0, 0.1)]
    [InlineData("Posts travelled in the morning", "A post travels in mornings", 0.8, 1.0)]
    public void Likeness_is_of_words_not_of_wording(string one, string other, double from, double to) => MemoryText.Likeness(one, other).ShouldBeInRange(from, to);

    [Theory]
    [InlineData("It works", false)]
    [InlineData("It doesn’t work", true)]
    [InlineData("It never does not work", false)]
    [InlineData("No reader answered", true)]
    public void A_denial_is_told_from_a_claim(string text, bool denies) => MemoryText.Denies(text.Replace('’', '\'')).ShouldBe(denies);
}
