using AgentOps.Api.Lists;
using AgentOps.Api.Posts;

namespace AgentOps.Api.Tests.Lists;

public sealed class CursorTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 22, 10, 30, 0, 123, 456, TimeSpan.Zero);

    [Fact]
    public void A_cursor_reads_back_what_it_wrote_to_the_microsecond()
    {
        var cursor = new TimeCursor(At, Guid.CreateVersion7());

        TimeCursor.TryParse(cursor.ToString(), out var read).ShouldBeTrue();
        read.ShouldBe(cursor);
    }

    [Fact]
    public void No_cursor_starts_behind_everything()
    {
        TimeCursor.TryParse(null, out var start).ShouldBeTrue();
        start.At.ShouldBe(DateTimeOffset.MaxValue);
        start.Id.ShouldBe(Guid.AllBitsSet);
    }

    [Theory]
    [InlineData("")]
    [InlineData("garbage")]
    [InlineData("////////////////////////////////")]
    [InlineData("--------------------------------")]
    [InlineData("77777777777777777777777777777777")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\0")]
    public void Garbage_is_no_cursor(string text) => TimeCursor.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void A_place_in_the_timeline_reads_back_and_garbage_does_not()
    {
        var cursor = new PostCursor(At, "draft 7/ä");

        PostCursor.TryParse(cursor.ToString(), out var read).ShouldBeTrue();
        read.ShouldBe(cursor);
        foreach (var garbage in new[] { "", "!!", "AAAA", new string('A', 2_000), new PostCursor(At, "x\0").ToString() })
            PostCursor.TryParse(garbage, out _).ShouldBeFalse(garbage);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(-1, false)]
    [InlineData(201, false)]
    [InlineData(int.MaxValue, false)]
    [InlineData(1, true)]
    [InlineData(200, true)]
    public void A_page_has_1_to_200_items(int limit, bool good)
    {
        var check = new Problems.Check();
        new PageQuery(limit, null).Validate(ref check);
        check.Failed(out _).ShouldBe(!good);
    }
}
