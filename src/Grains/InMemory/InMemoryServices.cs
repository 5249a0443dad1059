using AgentOps.Events;
using AgentOps.Executors;
using AgentOps.Intake;
using AgentOps.Policies;
using AgentOps.Steps;
using AgentOps.WhatIf;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;

namespace AgentOps.InMemory;

/// <summary>Registers the in-memory tables in place of PostgreSQL.</summary>
public static class InMemoryServices
{
    /// <summary>
    /// Adds <see cref="InMemoryDatabase"/>, the ports over it and <see cref="InMemoryGrainStorage"/> as grain storage <c>Default</c>.
    /// Needs a registered <see cref="TimeProvider"/>. Pass a database and storage of your own to share them between hosts (a restart in a test).
    /// </summary>
    public static IServiceCollection AddInMemoryDatabase(
        this IServiceCollection services, InMemoryDatabase? database = null, InMemoryGrainStorage? storage = null)
    {
        if (database is null) services.AddSingleton<InMemoryDatabase>();
        else services.AddSingleton(database);
        if (storage is null) services.AddSingleton<InMemoryGrainStorage>();
        else services.AddSingleton(storage);
        services.AddKeyedSingleton<IGrainStorage>("Default", (provider, _) => provider.GetRequiredService<InMemoryGrainStorage>());
        services.AddSingleton<IGrainStorage>(provider => provider.GetRequiredService<InMemoryGrainStorage>());
        services.AddSingleton<IIntakeLedger, InMemoryIntakeLedger>();
        services.AddSingleton<IProposalHistory, InMemoryProposalHistory>();
        services.AddSingleton<IWorkList, InMemoryWorkList>();
        services.AddSingleton<IPolicyStore, InMemoryPolicyStore>();
        services.AddSingleton<ICompanyReader, InMemoryCompanyReader>();
        services.AddSingleton<InMemoryEventTail>();
        services.AddSingleton<IEventTail>(provider => provider.GetRequiredService<InMemoryEventTail>());
        services.AddSingleton<IEventFeed>(provider => provider.GetRequiredService<InMemoryEventTail>());
        return services;
    }
}
