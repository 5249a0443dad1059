using AgentOps.Companies;

namespace AgentOps.Grains.Tests.Simulated;

/// <summary>A source of one template.</summary>
internal sealed class OneTemplate(Template template) : ITemplateSource
{
    public IReadOnlyList<string> Names => [template.Name];

    public Template Load(string name) => name == template.Name ? template : throw new TemplateException($"There is no template '{name}'.");
}
