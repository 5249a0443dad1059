namespace AgentOps.Executors;

/// <summary>A figure of the company's data with its name as people say it: <c>missions failed</c>, 2.</summary>
public sealed record CompanyCount(string Name, decimal Value);
