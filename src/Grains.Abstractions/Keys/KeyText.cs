using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace AgentOps.Keys;

/// <summary>What a company, an agent or a rule may be called (SPEC §1): <c>[a-z0-9][a-z0-9-]{0,31}</c>; kinds and rules may also hold <c>_</c>.</summary>
public static partial class KeyText
{
    /// <summary>The pattern of company and agent keys, for messages and schemas.</summary>
    public const string Pattern = "^[a-z0-9][a-z0-9-]{0,31}$";

    /// <summary>The pattern of names of step kinds, trigger rules and routines.</summary>
    public const string NamePattern = "^[a-z0-9][a-z0-9_-]{0,63}$";

    /// <summary>True when <paramref name="text"/> can name a company or an agent.</summary>
    public static bool IsKey([NotNullWhen(true)] string? text) => text is not null && KeyRegex().IsMatch(text);

    /// <summary>True when <paramref name="text"/> can name a step kind, a trigger rule or a routine.</summary>
    public static bool IsName([NotNullWhen(true)] string? text) => text is not null && NameRegex().IsMatch(text);

    internal static string Key(string text, string what) =>
        IsKey(text) ? text : throw new FormatException($"'{Shown(text)}' is no {what}: a {what} matches {Pattern}.");

    internal static string Name(string text, string what) =>
        IsName(text) ? text : throw new FormatException($"'{Shown(text)}' is no {what}: a {what} matches {NamePattern}.");

    internal static (string Company, string Name) Split(string text, string what)
    {
        var slash = text.IndexOf('/');
        return slash > 0
            ? (Key(text[..slash], "company key"), text[(slash + 1)..])
            : throw new FormatException($"'{Shown(text)}' is no {what}: it lacks the company before the slash.");
    }

    private static string Shown(string text) => text.Length <= 80 ? text : text[..80] + "…";

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9-]{0,31}\z", RegexOptions.CultureInvariant)]
    private static partial Regex KeyRegex();

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9_-]{0,63}\z", RegexOptions.CultureInvariant)]
    private static partial Regex NameRegex();
}
