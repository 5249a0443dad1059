namespace AgentOps.Companies;

/// <summary>A killed company cannot be opened again.</summary>
[GenerateSerializer, Alias("AgentOps.Companies.CompanyKilledException")]
public sealed class CompanyKilledException(string message) : Exception(message);
