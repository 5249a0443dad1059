using AgentOps.Companies;
using Microsoft.Extensions.DependencyInjection;

namespace AgentOps.Silo.Templates;

/// <summary>Registers where templates come from.</summary>
public static class TemplateServices
{
    /// <summary>
    /// Templates from <c>AGENTOPS_TEMPLATES</c> (a folder of template folders), or the <c>companies</c> folder beside the program.
    /// </summary>
    public static IServiceCollection AddTemplates(this IServiceCollection services, string? directory = null) =>
        services.AddSingleton<ITemplateSource>(new YamlTemplates(
            directory ?? Environment.GetEnvironmentVariable("AGENTOPS_TEMPLATES") ?? Path.Combine(AppContext.BaseDirectory, "companies")));
}
