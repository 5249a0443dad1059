namespace AgentOps.Roundtables;

/// <summary>Where a conversation stands: agents speak, what it taught is asked for, that is carried out, done. A failed one says why and keeps its turns.</summary>
public enum RoundtableStatus { Running, Distilling, Applying, Succeeded, Failed }
