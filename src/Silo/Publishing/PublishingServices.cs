using AgentOps.Publishing;
using AgentOps.Silo.Publishing.X;
using Microsoft.Extensions.DependencyInjection;

namespace AgentOps.Silo.Publishing;

/// <summary>Registers where posts go (docs/publishing.md).</summary>
internal static class PublishingServices
{
    /// <summary>The sandbox, or X when <c>AGENTOPS_PUBLISHER</c> is <c>x</c>.</summary>
    /// <exception cref="InvalidOperationException">A setting is missing or cannot be used; the message names it.</exception>
    internal static IServiceCollection AddPublishing(this IServiceCollection services, Func<string, string?> setting)
    {
        if (XSettings.Read(setting) is not { } account) return services.AddSingleton<IPublisher, SandboxPublisher>();
        return services.AddSingleton(account).AddSingleton<XClient>().AddSingleton<XLedger>().AddSingleton<IPublisher, XPublisher>().AddHostedService<XMetrics>();
    }
}
