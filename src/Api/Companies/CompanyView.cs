using AgentOps.Api.Agents;
using AgentOps.Companies;

namespace AgentOps.Api.Companies;

/// <summary>A company (API.md).</summary>
public sealed record CompanyView(string Key, string Name, string Template, CompanyState State, IReadOnlyList<AgentView> Agents, DateTimeOffset CreatedAt, ClockView Clock)
{
    internal static CompanyView Of(CompanyInfo company, ClockView clock) =>
        new(company.Key.Value, company.Name, company.Template, company.State, [.. company.Agents.Select(AgentView.Of)], company.CreatedAt, clock);
}
