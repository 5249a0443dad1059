using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using AgentOps.Api.Agents;
using AgentOps.Api.Companies;
using AgentOps.Api.Costs;
using AgentOps.Api.Events;
using AgentOps.Api.Grains;
using AgentOps.Api.Health;
using AgentOps.Api.Initiatives;
using AgentOps.Api.Keys;
using AgentOps.Api.Lists;
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
using AgentOps.Api.Steps;
using AgentOps.Api.Triggers;
using AgentOps.Api.Webhooks;

namespace AgentOps.Api.Json;

/// <summary>The JSON of the REST contract: camelCase, enums in snake_case, nothing unknown, nothing twice, at most 64 levels.</summary>
[JsonSerializable(typeof(ProblemBody))]
[JsonSerializable(typeof(CompanyBody)), JsonSerializable(typeof(CompanyView)), JsonSerializable(typeof(Page<CompanyView>))]
[JsonSerializable(typeof(ProposalBody)), JsonSerializable(typeof(DecisionBody)), JsonSerializable(typeof(ProposalView)), JsonSerializable(typeof(Page<ProposalView>))]
[JsonSerializable(typeof(MissionView)), JsonSerializable(typeof(Page<MissionView>))]
[JsonSerializable(typeof(ClaimBody)), JsonSerializable(typeof(ClaimView)), JsonSerializable(typeof(StepView))]
[JsonSerializable(typeof(RenewBody)), JsonSerializable(typeof(CompleteBody)), JsonSerializable(typeof(FailBody))]
[JsonSerializable(typeof(Page<EventView>)), JsonSerializable(typeof(BridgeBody)), JsonSerializable(typeof(BridgeView))]
[JsonSerializable(typeof(PolicyBody)), JsonSerializable(typeof(PolicyView)), JsonSerializable(typeof(Page<PolicyView>)), JsonSerializable(typeof(Page<PolicyChangeView>))]
[JsonSerializable(typeof(WhatIfView)), JsonSerializable(typeof(GrainsView)), JsonSerializable(typeof(GrainView))]
[JsonSerializable(typeof(TriggerBody)), JsonSerializable(typeof(TriggerView)), JsonSerializable(typeof(Page<TriggerView>))]
[JsonSerializable(typeof(ReactionsView)), JsonSerializable(typeof(RunView)), JsonSerializable(typeof(Page<RunView>))]
[JsonSerializable(typeof(CostsView)), JsonSerializable(typeof(ForecastView)), JsonSerializable(typeof(Page<PostView>))]
[JsonSerializable(typeof(Page<MemoryView>)), JsonSerializable(typeof(RelationshipView)), JsonSerializable(typeof(Page<RelationshipView>))]
[JsonSerializable(typeof(RoundtableBody)), JsonSerializable(typeof(RoundtableView)), JsonSerializable(typeof(Page<RoundtableView>))]
[JsonSerializable(typeof(Page<RoutineRunView>)), JsonSerializable(typeof(RoutineBody)), JsonSerializable(typeof(RoutineView)), JsonSerializable(typeof(Page<RoutineView>))]
[JsonSerializable(typeof(InitiativesView)), JsonSerializable(typeof(MetricsBody)), JsonSerializable(typeof(ReportView))]
[JsonSerializable(typeof(AgentView)), JsonSerializable(typeof(Page<AgentView>))]
[JsonSerializable(typeof(KeyBody)), JsonSerializable(typeof(NewKeyView)), JsonSerializable(typeof(Page<KeyView>))]
[JsonSerializable(typeof(WebhookBody)), JsonSerializable(typeof(WebhookView)), JsonSerializable(typeof(Page<WebhookView>)), JsonSerializable(typeof(Page<DeliveryView>))]
[JsonSerializable(typeof(ReplayView)), JsonSerializable(typeof(SessionBody)), JsonSerializable(typeof(SessionView)), JsonSerializable(typeof(HealthView))]
// What the OpenAPI document describes route and query parameters with.
[JsonSerializable(typeof(string)), JsonSerializable(typeof(int?)), JsonSerializable(typeof(bool?)), JsonSerializable(typeof(Guid))]
internal sealed partial class ApiJson : JsonSerializerContext
{
    /// <summary>Makes options strict.</summary>
    internal static void Apply(JsonSerializerOptions options)
    {
        options.TypeInfoResolver = Default;
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.PropertyNameCaseInsensitive = false;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.AllowDuplicateProperties = false;
        options.MaxDepth = 64;
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.Converters.Add(new StrictJsonText());
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false));
    }

    /// <summary>The same JSON outside a request: event frames, documents.</summary>
    internal static ApiJson Strict { get; } = new(Made());

    private static JsonSerializerOptions Made()
    {
        var options = new JsonSerializerOptions();
        Apply(options);
        options.TypeInfoResolver = null;
        return options;
    }
}
