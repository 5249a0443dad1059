using System.Collections.Immutable;
using AgentOps.Companies;
using AgentOps.Policies;
using AgentOps.Voices;

namespace AgentOps.Roundtables;

/// <summary>What a conversation opens with: gathered once, kept for all its turns.</summary>
public sealed record RoundtableOpening(
    CompanyInfo Company,
    ConversationFormat Format,
    PolicySet Policies,
    ImmutableSortedDictionary<string, decimal> Affinities,
    ImmutableArray<VoiceModifier> Modifiers,
    ImmutableArray<RecalledMemory> Recalled,
    ImmutableArray<string> Figures);
