using System.Text.Json.Serialization;
using AgentOps.Json;

namespace AgentOps.Api.Policies;

/// <summary>A policy (API.md): the value in force, its schema and default.</summary>
/// <param name="Version">Of the row in the table, for <c>If-Match</c>; 0 when there is none and the default is in force.</param>
public sealed record PolicyView(
    string Key,
    JsonText Value,
    long Version,
    JsonText Schema,
    JsonText Default,
    DateTimeOffset? UpdatedAt,
    string? UpdatedBy,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] InvalidView? Invalid);
