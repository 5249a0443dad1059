namespace AgentOps.Web;

/// <summary>An item of a feed.</summary>
public sealed record FeedItem(string Id, string Title, string Link, string Summary, DateTimeOffset? PublishedAt);
