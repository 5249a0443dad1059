using System.Globalization;

namespace AgentOps.Silo.Clocks;

/// <summary>What the companies' clock said at a moment of the wall clock. Kept in the database, so that no company ever lives an hour twice.</summary>
/// <param name="Speed">How fast it ran then; 1 when it was stopped in good order.</param>
public sealed record StoredClock(DateTimeOffset Wall, DateTimeOffset Company, int Speed)
{
    /// <summary>How often a running clock is written down. After a kill, what it can have said meanwhile is jumped over.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>
    /// What the companies' clock says when a server starts: the wall clock's time; once it ran ahead, it stays ahead, and the pause between two runs counts
    /// as it is.
    /// </summary>
    public static DateTimeOffset Start(StoredClock? last, DateTimeOffset wall)
    {
        if (last is null) return wall;
        var jump = last.Speed > 1 ? Interval * 2 * last.Speed : TimeSpan.Zero;
        var away = wall > last.Wall ? wall - last.Wall : TimeSpan.Zero;
        var start = last.Company + jump + away;
        return start > wall ? start : wall;
    }

    /// <summary>As it is stored.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Wall:O} {Company:O} {Speed}");

    /// <summary>Reads what <see cref="ToString"/> wrote; null when it is something else.</summary>
    public static StoredClock? Parse(string? text)
    {
        var parts = text?.Split(' ') ?? [];
        return parts.Length == 3
            && DateTimeOffset.TryParse(parts[0], CultureInfo.InvariantCulture, out var wall)
            && DateTimeOffset.TryParse(parts[1], CultureInfo.InvariantCulture, out var company)
            && int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var speed)
            ? new(wall, company, speed)
            : null;
    }
}
