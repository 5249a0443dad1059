using System.Net;
using AgentOps.Api;
using AgentOps.Api.Health;
using AgentOps.Api.Webhooks;
using AgentOps.Companies;
using AgentOps.Events;
using AgentOps.Executors;
using AgentOps.Intake;
using AgentOps.Policies;
using AgentOps.Silo.Clocks;
using AgentOps.Silo.Hosting.Systemd;
using AgentOps.Silo.Hosting.Telemetry;
using AgentOps.Silo.Models;
using AgentOps.Silo.Postgres;
using AgentOps.Silo.Postgres.Archives;
using AgentOps.Silo.Postgres.Policies;
using AgentOps.Silo.Postgres.Retention;
using AgentOps.Silo.Postgres.Tail;
using AgentOps.Silo.Publishing;
using AgentOps.Silo.Templates;
using AgentOps.Silo.Traffic;
using AgentOps.Silo.Web;
using AgentOps.Silo.Webhooks;
using AgentOps.Steps;
using AgentOps.Traffic;
using AgentOps.WhatIf;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Orleans.Configuration;
using Orleans.Runtime.Hosting;
using Orleans.Storage;

namespace AgentOps.Silo.Hosting;

/// <summary>Puts the parts of the server together: silo, storage, ports, API.</summary>
public static class SiloComposition
{
    /// <summary>The service id of every row, on either host.</summary>
    public const string ServiceId = "agentops";

    private const string Tables = "tables";
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(15);

    /// <summary>Adds everything the server consists of.</summary>
    public static void AddAgentOps(this WebApplicationBuilder builder, SiloOptions options, NpgsqlDataSource database, DatabaseAddress address, TimeProvider clock)
    {
        builder.Logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            // The trace a line belongs to.
            console.IncludeScopes = true;
            console.TimestampFormat = "HH:mm:ss ";
        });
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("Orleans", LogLevel.Warning).AddFilter("Npgsql", LogLevel.Warning);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = StopPatience);
        builder.Services.AddSingleton(options).AddClocks(clock);
        builder.Services.AddStorage(database, address);
        builder.Services.AddGrainServices();
        builder.Services.AddTemplates();
        builder.Services.AddModels().AddWeb(name => builder.Configuration[name]).AddExecutors();
        builder.Services.AddPublishing(name => builder.Configuration[name]);
        // Calls are timed by the machine's clock, however fast the company's goes.
        builder.Services.AddSingleton(new CallMeter(TimeProvider.System));
        builder.Services.AddSingleton<IGrainTraffic>(services => services.GetRequiredService<CallMeter>());
        builder.Services.AddSingleton<IIncomingGrainCallFilter>(services => services.GetRequiredService<CallMeter>());
        // Before the silo, so that it hears it stop.
        builder.AddTelemetry();
        builder.UseOrleans(silo => silo.Configure(options, address));
        // After the silo, so that at shutdown it is awaited while the silo still takes the results.
        builder.Services.AddSingleton<Background>();
        builder.Services.AddSingleton<IBackground>(services => services.GetRequiredService<Background>());
        builder.Services.AddHostedService(services => services.GetRequiredService<Background>());
        builder.Services.AddHostedService<PolicyWatcher>();
        builder.Services.AddHostedService<RetentionService>();
        builder.Services.AddSingleton<CompanyStarter>().AddSingleton<IReadinessCheck>(s => s.GetRequiredService<CompanyStarter>()).AddHostedService(s => s.GetRequiredService<CompanyStarter>());
        builder.Services.AddSingleton(WebhookSecrets.Ensure(builder.Configuration, options.Home));
        builder.Services.AddWebhooks();
        builder.Services.AddSingleton(ServiceManager.FromEnvironment()).AddHostedService<SystemdService>();
#if !ACTORHOST_ORLEANS
        builder.Services.AddSingleton<Api.Costs.ICostForecast, Rehearsals.Simulated.RehearsedCosts>();
#endif
        builder.Services.AddAgentOpsApi(builder.Configuration);
    }

    /// <summary>Adds the ports that PostgreSQL serves.</summary>
    public static void AddStorage(this IServiceCollection services, NpgsqlDataSource database, DatabaseAddress address)
    {
        services.AddSingleton(database).AddSingleton(address);
        services.AddSingleton<IGrainStorageSerializer, StateSerializer>();
        services.AddSingleton<IIntakeLedger, PostgresIntakeLedger>();
        services.AddSingleton<IProposalHistory, PostgresProposalHistory>();
        services.AddSingleton<IWorkList, PostgresWorkList>();
        services.AddSingleton<IPolicyStore, PostgresPolicyStore>();
        services.AddSingleton<ICompanyReader, PostgresCompanyReader>();
        services.AddSingleton<IEventTail, PostgresEventTail>();
        services.AddSingleton<ICompanyArchive, PostgresCompanyArchive>();
        services.AddSingleton<ICompanyReader, PostgresCompanyReader>();
        services.AddSingleton<WriteSignal>().AddSingleton<TailReader>();
        services.AddSingleton<IEventSignal>(provider => provider.GetRequiredService<WriteSignal>());
        services.AddSingleton<IEventFeed, EventFeed>();
        services.AddHostedService(provider => provider.GetRequiredService<TailReader>());
    }

    private static void Configure(this ISiloBuilder silo, SiloOptions options, DatabaseAddress address)
    {
        silo.Configure<ClusterOptions>(cluster => (cluster.ServiceId, cluster.ClusterId) = (ServiceId, ServiceId));
        silo.UseAdoNetClustering(clustering => (clustering.Invariant, clustering.ConnectionString) = ("Npgsql", address.ConnectionString));
        silo.ConfigureEndpoints(IPAddress.Parse(options.ClusterAddress), options.SiloPort, options.GatewayPort);
        if (OtlpExport.IsOn) silo.AddActivityPropagation();
        // A killed silo is noticed within about a second (PLATFORM.md, measured).
        silo.Configure<ClusterMembershipOptions>(membership =>
        {
            membership.ProbeTimeout = TimeSpan.FromSeconds(1);
            membership.NumMissedProbesLimit = 2;
            membership.NumVotesForDeathDeclaration = 1;
            membership.TableRefreshTimeout = TimeSpan.FromSeconds(5);
            membership.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(5);
        });
#if ACTORHOST_ORLEANS
        Orleans.Dashboard.ServiceCollectionExtensions.AddDashboard(silo);
#endif
        silo.AddAdoNetGrainStorage(Tables, storage =>
        {
            (storage.Invariant, storage.ConnectionString) = ("Npgsql", address.ConnectionString);
            storage.GrainStorageSerializer = new StateSerializer();
        });
        silo.UseAdoNetReminderService(reminders => (reminders.Invariant, reminders.ConnectionString) = ("Npgsql", address.ConnectionString));
        silo.Services.AddGrainStorage("Default", (services, _) => new WriteSignalStorage(
            services.GetRequiredKeyedService<IGrainStorage>(Tables), services.GetRequiredService<WriteSignal>()));
    }
}
