using AgentOps.Roundtables;
using AgentOps.Voices;

namespace AgentOps.Api.Roundtables;

/// <summary>A conversation (API.md): its turns with why who spoke, and what it left behind.</summary>
/// <param name="Reason">Why it ended early, or null.</param>
/// <param name="Modifiers">What memories did to the voices, with the memories (SPEC §7).</param>
/// <param name="Scripted">True when the scripted model spoke.</param>
/// <param name="By">Who convened it: <c>schedule</c>, <c>pairing</c>, <c>template</c> or a person's key name.</param>
public sealed record RoundtableView(
    Guid Id,
    string Format,
    string Title,
    string Topic,
    RoundtableStatus Status,
    string? Reason,
    IReadOnlyList<string> Participants,
    IReadOnlyList<VoiceModifier> Modifiers,
    IReadOnlyList<RoundtableTurn> Turns,
    RoundtableOutcome? Outcome,
    bool Scripted,
    string By,
    string Cause,
    string RootCause,
    DateTimeOffset StartedAt,
    DateTimeOffset? FinishedAt)
{
    internal static RoundtableView Of(Roundtable r) => new(
        r.Id, r.Format, r.Title, r.Topic, r.Status, r.Reason, r.Participants, r.Modifiers, r.Turns, r.Outcome, r.Scripted, r.By, r.Cause.Direct, r.Cause.Root, r.StartedAt, r.FinishedAt);
}
