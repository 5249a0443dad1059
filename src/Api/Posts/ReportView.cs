namespace AgentOps.Api.Posts;

/// <summary>How many metrics were taken, and the drafts that are no post of the last 48 hours.</summary>
public sealed record ReportView(int Accepted, IReadOnlyList<string> Unknown);
