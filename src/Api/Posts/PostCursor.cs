using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace AgentOps.Api.Posts;

/// <summary>A place in the timeline: time, then draft.</summary>
internal readonly record struct PostCursor(DateTimeOffset At, string Draft)
{
    private const int Longest = 1_000;

    /// <summary>Reads a cursor; none means the newest. False for garbage.</summary>
    internal static bool TryParse(string? text, out PostCursor cursor)
    {
        cursor = new(DateTimeOffset.MaxValue, "");
        if (text is null) return true;
        if (text.Length > Longest || !Base64Url.IsValid(text)) return false;
        var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split(' ', 2);
        if (parts is not [var ticks, var draft] || draft.Contains('\0') || !long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            || at > DateTimeOffset.MaxValue.UtcTicks) return false;
        cursor = new(new DateTimeOffset(at, TimeSpan.Zero), draft);
        return true;
    }

    public override string ToString() =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{At.UtcTicks} {Draft}")));
}
