using AgentOps.Api.Access;
using AgentOps.Api.Agents;
using AgentOps.Api.Audit;
using AgentOps.Api.Companies;
using AgentOps.Api.Costs;
using AgentOps.Api.Documents;
using AgentOps.Api.Events;
using AgentOps.Api.Grains;
using AgentOps.Api.Health;
using AgentOps.Api.Initiatives;
using AgentOps.Api.Json;
using AgentOps.Api.Keys;
using AgentOps.Api.Memories;
using AgentOps.Api.Missions;
using AgentOps.Api.Policies;
using AgentOps.Api.Posts;
using AgentOps.Api.Problems;
using AgentOps.Api.Proposals;
using AgentOps.Api.Reactions;
using AgentOps.Api.Relationships;
using AgentOps.Api.Roundtables;
using AgentOps.Api.Routines;
using AgentOps.Api.Runs;
using AgentOps.Api.Sessions;
using AgentOps.Api.Stage;
using AgentOps.Api.Steps;
using AgentOps.Api.Triggers;
using AgentOps.Api.Webhooks;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AgentOps.Api;

/// <summary>The REST contract (API.md), the live stream, and the Stage. Needs an <see cref="NpgsqlDataSource"/>, an <see cref="IGrainFactory"/> and an <see cref="AgentOps.Events.IEventFeed"/>.</summary>
public static class AgentOpsApi
{
    /// <summary>Adds what the API needs.</summary>
    public static IServiceCollection AddAgentOpsApi(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ApiOptions>().Configure(options => options.Read(configuration))
            .Validate(ApiOptions.IsUsable, "AGENTOPS_RATE_LIMIT must be a number of requests a second, 0 for no limit.")
            .ValidateOnStart();
        services.AddOptions<KestrelServerOptions>().Configure<IOptions<ApiOptions>>((server, options) =>
        {
            server.AddServerHeader = false;
            server.Limits.MaxRequestBodySize = options.Value.MaxBodyBytes;
        });
        services.AddLogging(logging => logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning));
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.ConfigureHttpJsonOptions(options => ApiJson.Apply(options.SerializerOptions));
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<KeyRing>().AddSingleton<SessionCookie>().AddSingleton<Caller>().AddSingleton<Throttle>().AddSingleton<CompanyDirectory>();
        services.AddSingleton<AuditLog>().AddSingleton<KeyQueries>().AddSingleton<CompanyQueries>().AddSingleton<ProposalQueries>();
        services.AddSingleton<MissionQueries>().AddSingleton<StepClaims>().AddSingleton<EventQueries>().AddSingleton<BridgeQueries>();
        services.AddSingleton<EventHub>().AddSingleton<Watcher>().AddSingleton<PolicyQueries>().AddSingleton<PolicyBook>();
        services.AddSingleton<TriggerQueries>().AddSingleton<RunQueries>().AddSingleton<CostQueries>();
        services.AddSingleton<MemoryQueries>().AddSingleton<RelationshipQueries>().AddSingleton<InitiativeQueries>().AddSingleton<RoutineQueries>();
        services.AddSingleton<PostQueries>().AddSingleton<RoundtableQueries>().AddSingleton<StageFiles>();
        services.AddSingleton<WebhookQueries>().AddSingleton<GrainQueries>();
        services.AddSingleton<IReadinessCheck, DatabaseCheck>().AddSingleton<IReadinessCheck, SiloCheck>().AddSingleton<Readiness>();
        services.AddApiDocument();
        return services;
    }

    /// <summary>Adds the API's middleware and endpoints.</summary>
    public static WebApplication MapAgentOpsApi(this WebApplication app)
    {
        app.UseMiddleware<FaultGuard>();
        app.UseMiddleware<StageGate>();
        app.UseMiddleware<AccessGate>();

        app.MapHealth();
        app.MapOpenApi("/openapi/v1.json").NeedsNothing();
        var api = app.MapGroup("/api");
        api.MapCompanies();
        api.MapArchives();
        api.MapKeys();
        api.MapSession();

        var company = api.MapGroup("/companies/{company}").Needs(Role.Viewer);
        company.MapCompany();
        company.MapAgents();
        company.MapMemories();
        company.MapRelationships();
        company.MapInitiatives();
        company.MapProposals();
        company.MapMissions();
        company.MapSteps();
        company.MapEvents();
        company.MapPolicies();
        company.MapTriggers();
        company.MapReactions();
        company.MapRoutines();
        company.MapRuns();
        company.MapRoundtables();
        company.MapCosts();
        company.MapPosts();
        company.MapMetrics();
        company.MapGrains();
        company.MapWebhooks();
        return app;
    }
}
