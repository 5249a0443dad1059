using AgentOps.Api;
using Microsoft.Extensions.DependencyInjection;

namespace AgentOps.Silo.Clocks;

/// <summary>Registers the two clocks of a server.</summary>
internal static class ClockServices
{
    /// <summary>The companies' clock as the <see cref="TimeProvider"/>, the wall clock under <see cref="Api.Clocks.Wall"/>.</summary>
    public static IServiceCollection AddClocks(this IServiceCollection services, TimeProvider companies)
    {
        services.AddSingleton(companies).AddKeyedSingleton(Api.Clocks.Wall, TimeProvider.System);
        if (companies is not CompanyClock clock) return services.AddSingleton(new ClockSpeed(1));
        return services.AddSingleton(clock).AddSingleton(new ClockSpeed(clock.Speed)).AddHostedService<ClockKeeper>();
    }
}
