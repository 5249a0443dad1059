using System.Collections.Immutable;
using AgentOps.Companies;
using AgentOps.Memories;
using AgentOps.Models;
using AgentOps.Policies;
using AgentOps.Steps;
using AgentOps.Time;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace AgentOps.Agents;

/// <summary>Asks the cheap model what an agent would propose (SPEC §6): outside any grain's turn and never in the heartbeat. One a process.</summary>
public sealed partial class InitiativeWorker(IGrainFactory grains, IModelFactory models, IBackground background, ILogger<InitiativeWorker> log)
{
    private const string Use = "initiative";
    private const int InputTokens = 1_800;
    private const int OutputTokens = 400;
    private const double Temperature = 0.7;

    /// <summary>What asking is expected to cost, a repair included.</summary>
    public decimal Estimate(PolicySet policies) => 2 * models.Price(policies, Use, InputTokens, OutputTokens);

    /// <summary>Starts working on an initiative.</summary>
    public void Start(AgentKey agent, QueuedInitiative initiative) => background.Run(stopping => Work(agent, initiative, stopping));

    private async Task Work(AgentKey agent, QueuedInitiative initiative, CancellationToken stopping)
    {
        var policies = await grains.GetGrain<IPolicyGrain>(agent.Company.Grain).Get();
        var accounted = models.For(policies, initiative.ReservedUsd);
        InitiativeResult result;
        try
        {
            result = await Ask(agent, initiative, accounted, stopping);
        }
        catch (ModelException error)
        {
            result = new(initiative.Id, null, error.Message, [.. accounted.Calls]);
        }
        catch (Exception error) when (error is not OperationCanceledException || !stopping.IsCancellationRequested)
        {
            LogBroke(error, agent);
            result = new(initiative.Id, null, $"The worker broke: {error.GetType().Name}.", [.. accounted.Calls]);
        }

        await grains.GetGrain<IAgentGrain>(agent.ToString()).Finish(result, CancellationToken.None);
    }

    private async Task<InitiativeResult> Ask(AgentKey agent, QueuedInitiative initiative, IModels accounted, CancellationToken stopping)
    {
        var company = await grains.GetGrain<ICompanyGrain>(agent.Company.Grain).Get();
        if (company?.Agent(agent.Agent) is not { } persona) return new(initiative.Id, null, "The company has no such agent any more.", []);
        var memories = await grains.GetGrain<IMemoryGrain>(agent.ToString()).Recall(new([], InitiativeRules.MinConfidence, 2 * InitiativeRules.Told), stopping);
        var told = memories.Where(m => !m.Untrusted).Take(InitiativeRules.Told).ToImmutableArray();

        var prompt = InitiativePrompt.Of(persona, company, told);
        var script = new Script(company.Key.Value, Use, persona, InitiativePrompt.Facts(company, told), Dice.Seed(company.Seed, Use, initiative.Id.ToString()));
        var options = new ModelOptions(Temperature, OutputTokens, script, Json: true);
        var first = await accounted.Ask(Use, prompt, options, stopping);
        var (request, fault) = InitiativeAnswer.Read(first, agent.Agent, company, told);
        if (request is null)
        {
            var shown = first.Length <= 4_000 ? first : first[..4_000];
            var again = await accounted.Ask(
                Use,
                [.. prompt, new(ChatRole.Assistant, shown), new(ChatRole.User, $"That does not fit: {fault} Answer again with only the JSON object: {InitiativeAnswer.Example}")],
                options, stopping);
            (request, fault) = InitiativeAnswer.Read(again, agent.Agent, company, told);
        }

        return new(initiative.Id, request, request is null ? $"The model's answer does not fit, twice: {fault}" : null, [.. accounted.Calls]);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The initiative of {Agent} broke")]
    private partial void LogBroke(Exception error, AgentKey agent);
}
