namespace AgentOps.Api.Companies;

/// <summary>A company to create from a template.</summary>
public sealed record CompanyBody(string Key, string Template, string? Name = null);
