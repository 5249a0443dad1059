using AgentOps.Companies;
using AgentOps.Json;

namespace AgentOps.Silo.Templates;

/// <summary>A step kind for external workers as its YAML is written (SPEC §2.3).</summary>
internal sealed record TemplateKind(string Name, JsonText Schema, int? MaxPerDay = null)
{
    /// <summary>The kind it means.</summary>
    public ExternalKind ToKind() => new(Name, Schema, MaxPerDay);
}
