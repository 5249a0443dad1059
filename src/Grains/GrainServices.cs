using AgentOps.Agents;
using AgentOps.Roundtables;
using AgentOps.Steps;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AgentOps;

/// <summary>Registers what the grains bring themselves.</summary>
public static class GrainServices
{
    /// <summary>
    /// Adds the step runner and the system clock. The host adds the ports: ledger, work list, policy store, event tail, templates, models,
    /// executors, background.
    /// </summary>
    public static IServiceCollection AddGrainServices(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<StepRunner>();
        services.AddSingleton<InitiativeWorker>();
        services.AddSingleton<RoundtableRunner>();
        services.AddSingleton<RoundtableOpener>();
        return services;
    }
}
