using System.Text.Json;
using AgentOps.Json;
using AgentOps.Models;
using AgentOps.Models.Scripted;
using AgentOps.Policies;
using AgentOps.Silo.Rehearsals.Archives;
using Microsoft.Extensions.AI;

namespace AgentOps.Silo.Rehearsals.Replays;

/// <summary>
/// The models of a company that is lived on: under the names and at the prices of its own server, as its recorded calls show them, and all of them scripted but for
/// what was recorded.
/// </summary>
internal static class OriginModels
{
    private static readonly TimeSpan TimeOut = TimeSpan.FromHours(1);
    private static readonly string[] Known = [ModelProvider.Offline, "openai", "anthropic"];

    public static ModelFactory Of(Origin origin, RecordedAnswers? answers, ModelPrice? price, TimeProvider clock)
    {
        var calls = (origin.Day ?? origin.Company).Tables.Calls.Select(c => c.Call).ToList();
        var script = new ScriptedModel(clock);
        IChatClient client = answers is null ? script : new RecordedModel(script, answers, clock);
        var providers = Known.Union(calls.Select(c => c.Provider)).Select(name =>
        {
            var own = calls.Where(c => c.Provider == name).ToList();
            return new ModelProvider(name, client, own.Count > 0 ? own[^1].Model : ScriptedModel.ModelName, TimeOut, price ?? Prices.Paid(own));
        });
        return new(providers, Usual(origin.Company, calls), clock);
    }

    /// <summary>Who serves what no route names: whoever was asked for it last.</summary>
    private static string Usual(CompanySnapshot company, List<ModelCall> calls)
    {
        var row = company.Tables.Policies.FirstOrDefault(p => p.Key == PolicyCatalog.Routing.Key);
        var routes = row is null ? new() : JsonSerializer.Deserialize<RoutingPolicy>(row.Json, Wire.Policy)!;
        return calls.LastOrDefault(c => routes.For(c.Use).Provider.Length == 0)?.Provider ?? ModelProvider.Offline;
    }
}
