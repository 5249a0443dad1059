using System.Collections.Immutable;
using AgentOps.Intake;

namespace AgentOps.Companies;

/// <summary>The mission a new company starts with at once, so that its first minute is alive (SPEC §11).</summary>
public sealed record TemplateMission(string Agent, string Title, string Reason, ImmutableArray<ProposedStep> Steps);
