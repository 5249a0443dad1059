using System.Collections.Frozen;

namespace AgentOps.Silo.Web;

/// <summary>How deep HTML nests, counted roughly before it is parsed: a parser's work grows with the square of the depth.</summary>
internal static class HtmlDepth
{
    /// <summary>Elements that end by themselves, or often are not closed.</summary>
    private static readonly FrozenSet<string> Flat = new[]
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "p", "li", "td", "th", "tr", "dt", "dd", "option", "tbody", "thead", "tfoot", "colgroup",
        "html", "head", "body", "path", "rect", "circle", "use", "line", "g", "param",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    internal static int Of(ReadOnlySpan<char> html)
    {
        var (depth, deepest) = (0, 0);
        var names = Flat.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var i = 0; i < html.Length; i++)
        {
            var open = html[i..].IndexOf('<');
            if (open < 0 || i + open + 1 >= html.Length) break;
            i += open + 1;
            var closing = html[i] == '/';
            if (closing) i++;
            var length = 0;
            while (i + length < html.Length && char.IsAsciiLetterOrDigit(html[i + length])) length++;
            if (length == 0) continue;
            var name = html.Slice(i, length);
            if (!closing && (name.Equals("script", StringComparison.OrdinalIgnoreCase) || name.Equals("style", StringComparison.OrdinalIgnoreCase)))
            {
                var end = html[i..].IndexOf($"</{name}", StringComparison.OrdinalIgnoreCase);
                if (end < 0) break;
                i += end + 2;
                continue;
            }

            if (names.Contains(name)) continue;
            if (closing) depth = Math.Max(0, depth - 1);
            else deepest = Math.Max(deepest, ++depth);
        }

        return deepest;
    }
}
