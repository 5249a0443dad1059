using System.Globalization;

namespace AgentOps.Silo.Commands.Remote;

/// <summary>The query part of an address.</summary>
internal static class Query
{
    /// <summary>What is given, escaped; nothing when nothing is.</summary>
    public static string Of(params (string Name, object? Value)[] values)
    {
        var given = values.Where(v => v.Value is not null)
            .Select(v => $"{v.Name}={Uri.EscapeDataString(Convert.ToString(v.Value, CultureInfo.InvariantCulture)!)}").ToList();
        return given.Count == 0 ? "" : "?" + string.Join('&', given);
    }
}
