namespace AgentOps.Triggers;

/// <summary>What a proactive rule proposes about, and the memory that chose it, if one did.</summary>
public sealed record ChosenTopic(string Topic, Memories.Memory? Memory);
