using System.Collections.Immutable;
using AgentOps.Intake;

namespace AgentOps.Companies;

/// <summary>A proactive trigger (SPEC §2.6): proposes when its time has come, about its topics in turn; <c>{topic}</c> stands for the topic.</summary>
public sealed record TemplateProactive(
    string Name, int EveryMinutes, string Agent, string Title, string Reason, ImmutableArray<string> Topics, ImmutableArray<ProposedStep> Steps);
