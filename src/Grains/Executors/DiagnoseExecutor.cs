using System.Text.Json.Nodes;
using AgentOps.Missions;
using AgentOps.Steps;

namespace AgentOps.Executors;

/// <summary><c>diagnose</c>: finds out why a mission failed: the one named, else the last that did.</summary>
internal sealed class DiagnoseExecutor(ICompanyReader reader) : ThinkingExecutor
{
    protected override AnswerShape Answer { get; } = AnswerShape.Of(
        """{"summary": "two sentences", "cause": "the likely cause", "evidence": ["what speaks for it"], "nextSteps": ["what to do, by whom"]}""",
        800, "summary", "cause", "evidence[]", "nextSteps[]");

    protected override string Task(Brief brief) =>
        "Find out why it failed: the likely cause, what speaks for it, how sure you are, and the smallest step that would prevent it next time.";

    protected override async Task<Brief> Prepare(Brief brief, ClaimedStep step, StepContext context, CancellationToken cancellationToken)
    {
        var named = Guid.TryParse(PayloadText.Field(step.Payload, "missionId"), out var id) ? id : (Guid?)null;
        var mission = await reader.FailedMission(context.Company.Key, named, step.MissionId, cancellationToken);
        return mission is null ? brief : brief with { Target = mission.Id, Sources = brief.Sources.Insert(0, CompanyData.Source(mission)) };
    }

    protected override JsonObject Result(Brief brief, JsonObject answer, ClaimedStep step)
    {
        var result = new JsonObject
        {
            ["summary"] = ModelWork.Text(answer, "summary"),
            ["cause"] = ModelWork.Text(answer, "cause"),
            ["evidence"] = ModelWork.Array(ModelWork.Texts(answer, "evidence").Take(6)),
            ["nextSteps"] = ModelWork.Array(ModelWork.Texts(answer, "nextSteps").Take(6)),
        };
        if (brief.Target is { } mission) result["missionId"] = mission;
        return result;
    }
}
