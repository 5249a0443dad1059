namespace AgentOps.Memories;

/// <summary>The five types of memory (SPEC §4).</summary>
public enum MemoryType { Insight, Pattern, Strategy, Preference, Lesson }
