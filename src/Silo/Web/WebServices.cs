using AgentOps.Api.Webhooks;
using AgentOps.Web;
using Microsoft.Extensions.DependencyInjection;

namespace AgentOps.Silo.Web;

/// <summary>Registers what reaches the web.</summary>
public static class WebServices
{
    /// <summary>Pages, feeds and webhooks, configured by <paramref name="setting"/> (the environment without it).</summary>
    /// <exception cref="FormatException"><c>AGENTOPS_CRAWL_ALLOW</c> cannot be read; the message names the entry.</exception>
    public static IServiceCollection AddWeb(this IServiceCollection services, Func<string, string?>? setting = null)
    {
        var read = setting ?? Environment.GetEnvironmentVariable;
        var options = new WebOptions { Opened = OpenedAddresses.Parse(read("AGENTOPS_CRAWL_ALLOW")) };
        return services
            .AddSingleton(new GuardedConnections(options.Opened))
            .AddSingleton<IAddressGuard>(provider => provider.GetRequiredService<GuardedConnections>())
            .AddSingleton<IPageFetcher>(provider => new PageFetcher(options, provider.GetRequiredService<GuardedConnections>(), provider.GetRequiredService<TimeProvider>()))
            .AddSingleton<IWebhookSender>(provider => new WebhookSender(read, provider.GetRequiredService<TimeProvider>()));
    }
}
