using AgentOps.Policies;

namespace AgentOps.Roundtables;

/// <summary>A slot on one day: when exactly, and whether the day's program takes it.</summary>
/// <param name="Key">Hour and name; names the slot within its day.</param>
/// <param name="Minute">Of the slot's hour.</param>
/// <param name="Skip">Why it is left out, or null.</param>
public sealed record DaySlot(string Key, ScheduleSlot Slot, int Minute, double Roll, string? Skip);
