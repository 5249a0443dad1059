using System.Data.Common;
using System.Diagnostics;
using AgentOps.Companies;
using AgentOps.Json;
using AgentOps.Missions;
using AgentOps.Models;
using AgentOps.Policies;
using AgentOps.Time;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AgentOps.Steps;

/// <summary>
/// Runs executors outside any grain's turn and brings their results back to the mission by message. One a process. While an executor works,
/// its lease is renewed; when the process stops, what runs is handed back.
/// </summary>
public sealed partial class StepRunner(
    IServiceProvider services, ILocalSiloDetails silo, IGrainFactory grains, IModelFactory models, IBackground background, TimeProvider clock, ILogger<StepRunner> log)
{
    /// <summary>The worker's name that this process's steps carry.</summary>
    public string Name { get; } = ServerWorker.Of(silo.SiloAddress);

    /// <summary>True when this process has an executor for the kind.</summary>
    public bool Serves(string kind) => services.GetKeyedService<IStepExecutor>(kind) is not null;

    /// <summary>Held from before a step is claimed until <see cref="Run"/> was called; null when the process is stopping, so none is to be claimed.</summary>
    public IDisposable? Announce() => background.Announce();

    /// <summary>Starts working a claimed step, in the trace in which it became ready.</summary>
    public void Run(CompanyKey company, ClaimedStep step, TimeSpan lease, string? trace) => background.Run(stopping => Work(company, step, lease, trace, stopping));

    private async Task Work(CompanyKey company, ClaimedStep step, TimeSpan lease, string? trace, CancellationToken stopping)
    {
        StepKey.TryParse(step.Id, out var key);
        using var activity = StepActivity.Start(company, step, trace);
        var mission = grains.GetGrain<IMissionGrain>(new MissionKey(company, step.MissionId).ToString());
        var policies = await grains.GetGrain<IPolicyGrain>(company.Grain).Get();
        var accounted = models.For(policies, step.BudgetUsd);
        using var lost = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        try
        {
            var work = Execute(company, step, policies, accounted, lost.Token);
            await KeepLease(mission, key.Number, step, lease, work, lost);
            var outcome = await work;
            await Deliver(() => mission.Complete(new(key.Number, step.Token, Bounded(outcome.Result), [.. accounted.Calls]), CancellationToken.None), stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            await mission.HandBack(key.Number, step.Token, CancellationToken.None);
        }
        catch (OperationCanceledException) when (lost.IsCancellationRequested)
        {
            LogLeaseLost(step.Id);
        }
        catch (Exception error) when (IsAway(error))
        {
            // The executor did nothing wrong: storage was away. The attempt does not count, and neither does a failure for the breaker.
            LogAway(error, step.Kind, step.Id);
            await Deliver(() => mission.HandBack(key.Number, step.Token, CancellationToken.None), stopping);
        }
        catch (Exception error)
        {
            var (message, retryable) = Explain(error);
            activity?.SetStatus(ActivityStatusCode.Error, error.GetType().Name);
            LogFailed(error, step.Kind, step.Id, step.Attempt);
            await Deliver(() => mission.Fail(new(key.Number, step.Token, message, retryable, [.. accounted.Calls]), CancellationToken.None), stopping);
        }
    }

    private async Task<StepOutcome> Execute(CompanyKey company, ClaimedStep step, PolicySet policies, IModels accounted, CancellationToken cancellationToken)
    {
        var info = await grains.GetGrain<ICompanyGrain>(company.Grain).Get() ?? throw new StepFailedException("The company does not exist any more.", retryable: false);
        var agent = info.Agent(step.Agent) ?? throw new StepFailedException($"The company has no agent '{step.Agent}' any more.", retryable: false);
        var dice = Dice.For(info.Seed, "step", $"{step.Id}/{step.Attempt}");
        return await services.GetRequiredKeyedService<IStepExecutor>(step.Kind)
            .Execute(step, new(info, agent, policies, accounted, clock, dice), cancellationToken);
    }

    /// <summary>Renews the lease at each half of it until the work is done; stops the work when the lease is lost.</summary>
    private async Task KeepLease(IMissionGrain mission, int number, ClaimedStep step, TimeSpan lease, Task work, CancellationTokenSource lost)
    {
        while (!work.IsCompleted)
        {
            using var done = CancellationTokenSource.CreateLinkedTokenSource(lost.Token);
            await Task.WhenAny(work, Task.Delay(lease / 2, clock, done.Token));
            done.Cancel();
            if (work.IsCompleted) return;
            try
            {
                if (!(await mission.Renew(number, step.Token, lost.Token)).Stale) continue;
                lost.Cancel();
                return;
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                LogNotRenewed(error, step.Id);
            }
        }
    }

    /// <summary>A result must reach its mission: storage that is away is waited for, a minute at most, then the lease runs out and the step is taken back.</summary>
    private async Task Deliver(Func<Task> deliver, CancellationToken stopping)
    {
        for (var attempt = 1; attempt <= 12; attempt++)
        {
            try
            {
                await deliver();
                return;
            }
            catch (Exception error) when (!stopping.IsCancellationRequested)
            {
                LogNotDelivered(error, attempt);
                await Task.Delay(TimeSpan.FromSeconds(Math.Min(10, attempt)), clock, stopping);
            }
        }
    }

    private static JsonText Bounded(JsonText result) => CompleteStep.Fits(result)
        ? result
        : throw new StepFailedException($"The result is larger than {CompleteStep.MaxResult / 1024} KiB.", retryable: false);

    /// <summary>Whether our own storage failed underneath: what passes with time.</summary>
    private static bool IsAway(Exception error)
    {
        for (var e = error; e is not null; e = e.InnerException)
        {
            if (e is DbException { IsTransient: true } or SiloUnavailableException) return true;
        }

        return false;
    }

    private static (string Message, bool Retryable) Explain(Exception error) => error switch
    {
        StepFailedException failed => (failed.Message, failed.Retryable),
        ModelException model => (model.Message, model.Retryable),
        Web.FetchException fetch => (fetch.Message, fetch.Retryable),
        _ => ($"The executor broke: {error.GetType().Name}.", true),
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "Attempt {Attempt} of {Kind} step {StepId} failed")]
    private partial void LogFailed(Exception error, string kind, string stepId, int attempt);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Storage was away while {Kind} step {StepId} was worked; it is handed back")]
    private partial void LogAway(Exception error, string kind, string stepId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The lease of step {StepId} was lost; its work is dropped")]
    private partial void LogLeaseLost(string stepId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The lease of step {StepId} could not be renewed now")]
    private partial void LogNotRenewed(Exception error, string stepId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A step's end could not be delivered (attempt {Attempt}); trying again")]
    private partial void LogNotDelivered(Exception error, int attempt);
}
