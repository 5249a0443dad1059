using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using AgentOps.Intake;
using AgentOps.Json;
using AgentOps.Kinds;
using AgentOps.Time;

namespace AgentOps.Policies;

/// <summary>Whether a value may become a policy: its schema, and what no schema can say.</summary>
public static class PolicyChecks
{
    private static readonly ConcurrentDictionary<Type, PayloadSchema> Schemas = new();

    /// <summary>Every fault of a value; empty when it may be in force.</summary>
    public static ImmutableArray<FieldError> Check(string key, JsonText value)
    {
        if (PolicyCatalog.Shape(key) is not { } shape) return [new("key", $"There is no policy '{key}'.")];
        var schema = Schemas.GetOrAdd(shape, _ => PayloadSchema.Parse(PolicyCatalog.Schema(key)));
        var errors = schema.Check(value, "");
        if (!errors.IsEmpty) return [.. errors.Select(e => e with { Path = e.Path.TrimStart('.') })];
        try
        {
            return JsonSerializer.Deserialize(value.Value, shape, Wire.Policy) switch
            {
                CompanyPolicy company when !CompanyDay.IsZone(company.TimeZone) => [new("time_zone", $"'{company.TimeZone}' is no time zone this server knows.")],
                RoundtablePolicy pause when pause.MinPauseSeconds > pause.MaxPauseSeconds => [new("min_pause_seconds", "It is longer than max_pause_seconds.")],
                null => [new("", "The value is null; an object is needed.")],
                _ => [],
            };
        }
        catch (JsonException error)
        {
            return [new(error.Path?.TrimStart('$', '.') ?? "", "The value does not have the policy's shape.")];
        }
    }
}
