namespace AgentOps.Journals;

/// <summary>Plants the first row of a grain; does nothing when the row exists.</summary>
/// <param name="Key">The grain's key.</param>
/// <param name="State">Its first state, with an empty journal.</param>
/// <param name="Name">The state's name; null for <c>mission</c>.</param>
public sealed record RowEntry(string Key, object State, string? Name = null) : JournalEntry;
