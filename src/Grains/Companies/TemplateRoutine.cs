using System.Collections.Immutable;
using AgentOps.Intake;

namespace AgentOps.Companies;

/// <summary>An agent's own scheduled job (SPEC §9 "Routines").</summary>
/// <param name="Cron">Quartz cron, seconds first, in the company's time zone.</param>
/// <param name="IntegratesMemories">Before its steps, each run merges what every agent remembers twice, by superseding.</param>
public sealed record TemplateRoutine(string Agent, string Name, string Cron, string Title, ImmutableArray<ProposedStep> Steps, bool Enabled = true, bool IntegratesMemories = false);
