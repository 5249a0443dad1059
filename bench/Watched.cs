namespace AgentOps.Bench;

/// <summary>What many watchers saw, and what each cost the server.</summary>
internal sealed record Watched(Latencies Latency, double KilobytesEach);
