using System.Globalization;

namespace AgentOps.Keys;

/// <summary>Names a step by its mission and place: <c>mission-uuid.n</c>, n from 1. Whoever holds a step id so knows its mission.</summary>
[GenerateSerializer, Immutable, Alias("AgentOps.Keys.StepKey")]
public readonly record struct StepKey([property: Id(0)] Guid Mission, [property: Id(1)] int Number)
{
    /// <summary>Reads <c>mission-uuid.n</c>.</summary>
    public static bool TryParse(string? text, out StepKey key)
    {
        key = default;
        var dot = text?.IndexOf('.') ?? -1;
        if (dot < 0
            || !Guid.TryParseExact(text![..dot], "D", out var mission)
            || !int.TryParse(text[(dot + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || number is < 1 or > 20) return false;
        key = new(mission, number);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Mission:D}.{Number}");
}
