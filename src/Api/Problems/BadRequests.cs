using System.Text.Json;
using System.Text.RegularExpressions;

namespace AgentOps.Api.Problems;

/// <summary>Turns what the framework says about a request it cannot read into a path and a plain sentence.</summary>
internal static partial class BadRequests
{
    internal static Fault Explain(BadHttpRequestException bad) => bad switch
    {
        { InnerException: JsonException json } => Explain(json),
        { StatusCode: 413 } => Fault.Of(413, "A body may have at most 1 MB."),
        { StatusCode: 415 } => Fault.Of(415, Statuses.Detail(415)),
        { StatusCode: 408 } => Fault.Of(408, "The body arrived too slowly."),
        { StatusCode: 400 } when Parameter().Match(bad.Message) is { Success: true } match => Fault.Bad(JsonNamingPolicy.CamelCase.ConvertName(match.Groups[1].Value), "has the wrong type"),
        { StatusCode: 400 } => Fault.Bad("", "has no readable JSON body"),
        _ => Fault.Of(bad.StatusCode, Statuses.Detail(bad.StatusCode)),
    };

    internal static Fault Explain(JsonException json)
    {
        var path = PathOf(json.Path);
        if (json is BadJsonException own) return Fault.Bad(path, own.Message);
        if (Missing().Match(json.Message) is { Success: true } missing)
        {
            var prefix = path.Length == 0 ? "" : path + ".";
            return Fault.Bad(Quoted().Matches(missing.Groups[1].Value).Select(m => new Intake.FieldError(prefix + m.Groups[1].Value, "is missing")));
        }

        return Fault.Bad(path, Reason(json));
    }

    /// <summary><c>$.steps[0].kind</c> without the root.</summary>
    private static string PathOf(string? path) => path is null or "$" ? "" : path.StartsWith("$.", StringComparison.Ordinal) ? path[2..] : path[1..];

    private static string Reason(JsonException json) => json.Message switch
    {
        var m when m.Contains("could not be mapped", StringComparison.Ordinal) => "is not a known field",
        var m when m.StartsWith("Duplicate property", StringComparison.Ordinal) => "is there twice",
        var m when m.Contains("allow null values", StringComparison.Ordinal) => "must not be null",
        var m when m.Contains("depth", StringComparison.Ordinal) => "is nested too deeply",
        _ when json.InnerException is JsonException => $"is not JSON (line {(json.LineNumber ?? 0) + 1}, byte {(json.BytePositionInLine ?? 0) + 1})",
        var m when m.Contains("could not be converted", StringComparison.Ordinal) => "has the wrong type or form",
        _ => "is not JSON of the expected form",
    };

    [GeneratedRegex("""missing required properties including: (.+)\.$""", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Missing();

    [GeneratedRegex("'([^']+)'", RegexOptions.CultureInvariant)]
    private static partial Regex Quoted();

    [GeneratedRegex("""parameter "[^"]* (\w+)" """, RegexOptions.CultureInvariant)]
    private static partial Regex Parameter();
}
