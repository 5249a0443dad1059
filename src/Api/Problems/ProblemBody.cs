using System.Text.Json.Serialization;

namespace AgentOps.Api.Problems;

/// <summary>An error answer (RFC 9457), media type <c>application/problem+json</c>.</summary>
/// <param name="Type">A URN that names the kind of problem.</param>
/// <param name="Title">The problem in a few words, the same for each of its kind.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Detail">What happened, to what, and what to do.</param>
/// <param name="Errors">For 400: path in the request (<c>steps[0].kind</c>) to what is wrong there.</param>
public sealed record ProblemBody(
    string Type,
    string Title,
    int Status,
    string Detail,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyDictionary<string, string[]>? Errors = null);
