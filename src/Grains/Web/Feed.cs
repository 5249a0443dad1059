using System.Collections.Immutable;

namespace AgentOps.Web;

/// <summary>A feed's title and items, newest first.</summary>
public sealed record Feed(Uri Address, string Title, ImmutableArray<FeedItem> Items);
