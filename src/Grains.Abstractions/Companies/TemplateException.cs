namespace AgentOps.Companies;

/// <summary>A template cannot be used; the message names file, line and what is wrong.</summary>
[GenerateSerializer, Alias("AgentOps.Companies.TemplateException")]
public sealed class TemplateException(string message) : Exception(message);
