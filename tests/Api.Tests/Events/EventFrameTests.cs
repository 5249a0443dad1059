using System.Text;
using System.Text.Json;
using AgentOps.Api.Events;

namespace AgentOps.Api.Tests.Events;

public sealed class EventFrameTests
{
    [Fact]
    public void A_frame_is_one_server_sent_event_with_cursor_and_json()
    {
        var lines = Lines(EventFrame.Of(Some.Event(7, "Said \"hi\"\nand left <script>")));

        lines[0].ShouldBe("id: 7-7");
        lines[1].ShouldBe("event: event");
        lines[2].ShouldStartWith("data: {");
        lines.Length.ShouldBe(5);
        lines[3].ShouldBeEmpty();
        lines[4].ShouldBeEmpty();
        var json = JsonDocument.Parse(lines[2][6..]).RootElement;
        json.GetProperty("title").GetString().ShouldBe("Said \"hi\"\nand left <script>");
        json.GetProperty("cursor").GetString().ShouldBe("7-7");
        json.GetProperty("seq").GetInt64().ShouldBe(7);
        json.GetProperty("cause").GetString().ShouldBe("mission:x");
        json.GetProperty("rootCause").GetString().ShouldBe("person:me");
        json.GetProperty("refs").EnumerateObject().ShouldHaveSingleItem().Name.ShouldBe("missionId");
        json.TryGetProperty("untrusted", out _).ShouldBeFalse();
    }

    [Fact]
    public void Line_breaks_between_tokens_of_the_data_do_not_break_the_frame()
    {
        var lines = Lines(EventFrame.Of(Some.Event(1, data: "{\n  \"a\": \"x\\ny\",\r\n  \"b\": 1\n}")));

        lines.Length.ShouldBe(5);
        var data = JsonDocument.Parse(lines[2][6..]).RootElement.GetProperty("data");
        data.GetProperty("a").GetString().ShouldBe("x\ny");
        data.GetProperty("b").GetInt32().ShouldBe(1);
    }

    private static string[] Lines(EventFrame frame) => Encoding.UTF8.GetString(frame.Bytes).Split('\n');
}
