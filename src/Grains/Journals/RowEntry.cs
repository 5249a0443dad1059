using AgentOps.Missions;

namespace AgentOps.Journals;

/// <summary>Plants the first row of a mission grain (state name <c>mission</c>); does nothing when the row exists.</summary>
public sealed record RowEntry(string Key, MissionState State) : JournalEntry;
