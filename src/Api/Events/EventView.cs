using System.Text.Json;
using System.Text.Json.Serialization;
using AgentOps.Api.Json;
using AgentOps.Events;
using AgentOps.Json;

namespace AgentOps.Api.Events;

/// <summary>An event (API.md).</summary>
/// <param name="Cursor">Its place in the order: what <c>?after=</c> and <c>Last-Event-ID</c> take.</param>
/// <param name="Untrusted">True for what came from outside; left out otherwise.</param>
public sealed record EventView(
    Guid Id,
    long Seq,
    string Cursor,
    DateTimeOffset At,
    string? Agent,
    string Kind,
    string Title,
    string? Summary,
    IReadOnlyList<string> Tags,
    RefsView Refs,
    string Cause,
    string RootCause,
    JsonText? Data,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Untrusted)
{
    /// <summary>An event as JSON, as the API shows it.</summary>
    public static string Json(CompanyEvent e) => JsonSerializer.Serialize(Of(e), ApiJson.Strict.EventView);

    internal static EventView Of(CompanyEvent e) => Of(e, e.Cursor);

    /// <summary>With a cursor of its own, when it is not yet safe to go on from the event's place.</summary>
    internal static EventView Of(CompanyEvent e, EventCursor resumeAt) => new(
        e.Id, e.Cursor.Seq, resumeAt.ToString(), e.At, e.Agent, e.Kind, e.Title, e.Summary, e.Tags,
        new(e.Refs.ProposalId, e.Refs.MissionId, e.Refs.StepId, e.Refs.RoundtableId), e.Cause.Direct, e.Cause.Root, e.Data, e.Untrusted);
}
