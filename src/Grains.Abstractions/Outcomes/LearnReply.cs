namespace AgentOps.Outcomes;

/// <summary>What a heartbeat learned: lessons from posts, memories from missions, and outcomes of what a memory influenced.</summary>
[GenerateSerializer, Immutable, Alias("AgentOps.Outcomes.LearnReply")]
public sealed record LearnReply([property: Id(0)] int Lessons, [property: Id(1)] int Missions, [property: Id(2)] int Influenced);
