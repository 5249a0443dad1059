using System.Text;
using AgentOps.Time;

namespace AgentOps.Models.Scripted;

/// <summary>Fills a line of a persona: <c>(a|b)</c> is one of them, <c>{name}</c> is a slot.</summary>
internal static class Line
{
    /// <summary>The filled line; null when a slot it needs is empty.</summary>
    internal static string? Fill(string line, IReadOnlyDictionary<string, string> slots, Dice dice)
    {
        var text = new StringBuilder(line.Length + 64);
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '(' && line.IndexOf(')', i) is var close and > 0 && line.AsSpan(i, close - i).Contains('|'))
            {
                if (Fill(dice.Pick(line[(i + 1)..close].Split('|')), slots, dice) is not { } chosen) return null;
                text.Append(chosen);
                i = close;
            }
            else if (line[i] == '{' && line.IndexOf('}', i) is var end and > 0)
            {
                if (!slots.TryGetValue(line[(i + 1)..end], out var value) || value.Length == 0) return null;
                text.Append(value);
                i = end;
            }
            else
            {
                text.Append(line[i]);
            }
        }

        return text.ToString();
    }
}
