using AgentOps.Json;

namespace AgentOps.Companies;

/// <summary>A step kind that a template adds and only external workers serve: its payload schema, and the gate that caps it, if any.</summary>
[GenerateSerializer, Immutable, Alias("AgentOps.Companies.ExternalKind")]
public sealed record ExternalKind([property: Id(0)] string Name, [property: Id(1)] JsonText Schema, [property: Id(2)] int? MaxPerDay);
