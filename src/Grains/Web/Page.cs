using System.Collections.Immutable;

namespace AgentOps.Web;

/// <summary>A page made readable: its text in reading order, at most 64 KiB; everything in it is untrusted.</summary>
public sealed record Page(Uri Address, string Title, string Text, ImmutableArray<PageLink> Links, string? Language, DateTimeOffset FetchedAt);
