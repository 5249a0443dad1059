using System.Text.Json.Nodes;
using AgentOps.Missions;
using AgentOps.Steps;

namespace AgentOps.Executors;

/// <summary>A step that thinks: brief, one question to the work model, one result. What differs by kind is the task, the answer's shape and the result.</summary>
internal abstract class ThinkingExecutor : IStepExecutor
{
    /// <summary>How freely it is answered, 0–2.</summary>
    protected virtual double Temperature => 0.4;

    protected abstract AnswerShape Answer { get; }

    /// <inheritdoc/>
    public async Task<StepOutcome> Execute(ClaimedStep step, StepContext context, CancellationToken cancellationToken)
    {
        var brief = await Prepare(Brief.Of(step, context), step, context, cancellationToken);
        var answer = await ModelWork.Ask(step, context, brief, Task(brief), Answer, Temperature, cancellationToken);
        var result = Result(brief, answer, step);
        if (context.Models.IsScripted("work")) result["scripted"] = true;
        if (brief.Untrusted) result["untrusted"] = true;
        return ModelWork.Outcome(result);
    }

    /// <summary>Fetches what the brief needs besides the payload and earlier results.</summary>
    protected virtual Task<Brief> Prepare(Brief brief, ClaimedStep step, StepContext context, CancellationToken cancellationToken) => System.Threading.Tasks.Task.FromResult(brief);

    /// <summary>The task in a sentence or two.</summary>
    protected abstract string Task(Brief brief);

    /// <summary>The result, in the kind's result shape.</summary>
    protected abstract JsonObject Result(Brief brief, JsonObject answer, ClaimedStep step);
}
