using System.Collections.Frozen;
using System.Collections.Immutable;
using AgentOps.Companies;

namespace AgentOps.Roundtables;

/// <summary>The sixteen formats of a conversation (SPEC §3). A template's own stand before these.</summary>
public static class FormatCatalog
{
    /// <summary>What every company has when its template says nothing else.</summary>
    public static ImmutableArray<ConversationFormat> BuiltIn { get; } =
    [
        new("standup", "Morning standup", "Say what you did, what you will do and what stands in the way.", 4, 6, 6, 12, 0.5, "coordinator", true),
        new("debate", "Debate", "Take a side and defend it with a reason; grant a good point when it lands.", 2, 3, 6, 10, 0.8, "any", false),
        new("watercooler", "Watercooler", "Off duty. Small observations, mild gossip about the work, no decisions.", 2, 3, 2, 5, 0.9, "any", false),
        new("brainstorm", "Brainstorm", "Ideas before judgement. Build on the last one or jump far away.", 3, 5, 6, 12, 0.9, "any", true),
        new("war_room", "War room", "Something is burning. Facts, options, one decision, owners.", 3, 6, 6, 14, 0.4, "coordinator", true),
        new("strategy", "Strategy", "Where we are going and what we will not do to get there.", 3, 5, 6, 12, 0.6, "coordinator", false),
        new("deep_dive", "Deep dive", "One subject until it is understood; questions are worth more than opinions.", 2, 4, 5, 10, 0.6, "any", false),
        new("check_in", "Check-in", "How is it going, honestly. Offer help, ask for it.", 2, 4, 3, 7, 0.6, "coordinator", false),
        new("content_review", "Content review", "Judge a piece: what works, what does not, what to change before it goes out.", 2, 4, 4, 9, 0.5, "any", false),
        new("briefing", "Briefing", "The state of things for those who were away. Short, complete, no drama.", 2, 6, 3, 7, 0.4, "coordinator", false),
        new("retrospective", "Retrospective", "What went well, what did not, what we change. Nobody is on trial.", 3, 6, 6, 12, 0.6, "coordinator", false),
        new("conflict_resolution", "Clearing the air", "Two who do not get along and one who mediates. Find one agreement.", 3, 3, 5, 9, 0.5, "mediator", false),
        new("mentoring", "Mentoring", "One has done it before, one has not. Ask, show, let the other try.", 2, 2, 4, 8, 0.6, "any", false),
        new("pitch", "Pitch", "One proposes, the others try to break it kindly. Ends with yes, no or a test.", 2, 4, 4, 8, 0.7, "any", false),
        new("deep_discussion", "Late discussion", "The large questions, when the small ones are asleep. Think aloud.", 2, 3, 5, 10, 0.8, "any", false),
        new("night_shift", "Night shift", "Quiet hours, low voices. What the day looked like from here.", 2, 3, 2, 6, 0.9, "any", false),
    ];

    private static readonly FrozenDictionary<string, ConversationFormat> ByName = BuiltIn.ToFrozenDictionary(f => f.Name, StringComparer.Ordinal);

    /// <summary>The format of that name: the template's, else the built-in one, else null.</summary>
    public static ConversationFormat? Find(Template? template, string name) =>
        template?.Formats.FirstOrDefault(f => f.Name == name) ?? ByName.GetValueOrDefault(name);

    /// <summary>The names a company's formats have.</summary>
    public static IEnumerable<string> Names(Template? template) =>
        (template?.Formats ?? []).Select(f => f.Name).Union(BuiltIn.Select(f => f.Name), StringComparer.Ordinal);
}
