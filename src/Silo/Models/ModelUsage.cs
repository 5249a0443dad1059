using System.Text.Json;
using Microsoft.Extensions.AI;

namespace AgentOps.Silo.Models;

/// <summary>Reads what a provider says it counted.</summary>
internal static class ModelUsage
{
    /// <summary>The counts; null where the provider does not say, so that they are estimated.</summary>
    internal static UsageDetails? Read(JsonElement answer, string input, string output)
    {
        if (!answer.TryGetProperty("usage", out var usage) || usage.ValueKind != JsonValueKind.Object) return null;
        return new() { InputTokenCount = Count(usage, input), OutputTokenCount = Count(usage, output) };
    }

    private static long? Count(JsonElement usage, string name) =>
        usage.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var count) && count >= 0 ? count : null;
}
