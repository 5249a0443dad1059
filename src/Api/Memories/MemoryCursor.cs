using System.Globalization;

namespace AgentOps.Api.Memories;

/// <summary>A place in an agent's memories: the number of the last one shown.</summary>
internal static class MemoryCursor
{
    /// <summary>Reads a cursor; none means the newest. False for garbage.</summary>
    internal static bool TryParse(string? text, out int before)
    {
        before = int.MaxValue;
        return text is null || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out before) && before > 0);
    }

    internal static string Of(string id) => id[(id.IndexOf('.') + 1)..];
}
