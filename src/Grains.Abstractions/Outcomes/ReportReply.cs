using System.Collections.Immutable;

namespace AgentOps.Outcomes;

/// <summary>How many metrics were taken, and the drafts that are no post of the last 48 h.</summary>
[GenerateSerializer, Immutable, Alias("AgentOps.Outcomes.ReportReply")]
public sealed record ReportReply([property: Id(0)] int Accepted, [property: Id(1)] ImmutableArray<string> Unknown);
