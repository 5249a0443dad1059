using System.Collections.Immutable;

namespace AgentOps.Models.Scripted.Conversation;

/// <summary>A thing agents talk about: what is true of it, what goes wrong with it (both follow its name), and what one could do.</summary>
internal sealed record Facet(string Domain, string Name, ImmutableArray<string> Truths, ImmutableArray<string> Risks, ImmutableArray<string> Actions);
