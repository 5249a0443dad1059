using AgentOps.Outcomes;

namespace AgentOps.Journals;

/// <summary>New counts of a post: changes its row in <c>ops_posts</c>, unless that knows later ones.</summary>
public sealed record MetricsEntry(string Company, PostMetrics Metrics) : JournalEntry;
