using AgentOps.Missions;

namespace AgentOps.Steps;

/// <summary>Does the work of one step kind. Registered keyed by kind.</summary>
public interface IStepExecutor
{
    /// <summary>Works the step. Model calls go through <see cref="StepContext.Models"/>, which accounts them.</summary>
    /// <exception cref="StepFailedException">The step failed; the exception says whether another attempt can help.</exception>
    Task<StepOutcome> Execute(ClaimedStep step, StepContext context, CancellationToken cancellationToken);
}
