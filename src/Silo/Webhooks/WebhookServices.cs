using AgentOps.Api.Webhooks;
using AgentOps.Silo.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace AgentOps.Silo.Webhooks;

/// <summary>Registers the delivery of events to webhooks. Its receivers live by the machine's clock, however fast the company's goes.</summary>
internal static class WebhookServices
{
    internal static IServiceCollection AddWebhooks(this IServiceCollection services) => services
        .AddSingleton(provider => new WebhookTable(provider.GetRequiredService<NpgsqlDataSource>(), TimeProvider.System))
        .AddSingleton(provider => new WebhookPost(provider.GetRequiredService<GuardedConnections>(), provider.GetRequiredService<WebhookSecrets>(), TimeProvider.System))
        .AddHostedService(provider => new WebhookDispatcher(
            provider.GetRequiredService<WebhookTable>(), provider.GetRequiredService<WebhookPost>(), TimeProvider.System, provider.GetRequiredService<ILogger<WebhookDispatcher>>()));
}
