using System.Collections.Immutable;
using System.Text.Json;
using AgentOps.Api.Events;
using AgentOps.Companies;
using AgentOps.Events;
using AgentOps.Json;

namespace AgentOps.Silo.Rehearsals.Reports;

/// <summary>A life's events as a file, shaped as the API's events, for whoever plays them.</summary>
internal static class Film
{
    public static byte[] Of(CompanyInfo company, long seed, ImmutableArray<CompanyEvent> events) => JsonSerializer.SerializeToUtf8Bytes(
        new { format = "agentops-film/1", company = company.Key.Value, template = company.Template, seed, agents = company.Agents.Select(a => new { a.Key, a.Name, a.Sprite }), events = events.Select(Show) },
        Wire.State);

    private static EventView Show(CompanyEvent e) => new(
        e.Id, e.Cursor.Seq, e.Cursor.ToString(), e.At, e.Agent, e.Kind, e.Title, e.Summary, e.Tags,
        new(e.Refs.ProposalId, e.Refs.MissionId, e.Refs.StepId, e.Refs.RoundtableId), e.Cause.Direct, e.Cause.Root, e.Data, e.Untrusted);
}
