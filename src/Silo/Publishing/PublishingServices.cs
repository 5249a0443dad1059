using System.Collections.Immutable;
using AgentOps.Keys;
using AgentOps.Outcomes;
using AgentOps.Publishing;
using AgentOps.Silo.Publishing.X;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace AgentOps.Silo.Publishing;

/// <summary>Registers where posts go (docs/publishing.md).</summary>
internal static class PublishingServices
{
    /// <summary>The sandbox, or X when <c>AGENTOPS_PUBLISHER</c> is <c>x</c>.</summary>
    /// <exception cref="InvalidOperationException">A setting is missing or cannot be used; the message names it.</exception>
    internal static IServiceCollection AddPublishing(this IServiceCollection services, Func<string, string?> setting)
    {
        if (XSettings.Read(setting) is not { } account) return services.AddSingleton<IPublisher, SandboxPublisher>();
        // X lives by the machine's clock, however fast the company's goes.
        return services
            .AddSingleton(_ => new XClient(account, TimeProvider.System))
            .AddSingleton<XLedger>()
            .AddSingleton<IPublisher>(provider => new XPublisher(account, provider.GetRequiredService<XClient>(), provider.GetRequiredService<XLedger>(), TimeProvider.System))
            .AddHostedService(provider => new XMetrics(
                provider.GetRequiredService<XClient>(), provider.GetRequiredService<NpgsqlDataSource>(), Report(provider), TimeProvider.System,
                provider.GetRequiredService<ILogger<XMetrics>>()));
    }

    private static Func<CompanyKey, ImmutableArray<PostMetrics>, CancellationToken, Task> Report(IServiceProvider services) => (company, posts, cancellationToken) =>
        services.GetRequiredService<IGrainFactory>().GetGrain<IOutcomeGrain>(company.Grain).Report(posts, cancellationToken);
}
