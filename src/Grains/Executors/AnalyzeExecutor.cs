using System.Text.Json.Nodes;
using AgentOps.Missions;

namespace AgentOps.Executors;

/// <summary><c>analyze</c>: says what the input shows, quotes it, and lists its figures.</summary>
internal sealed class AnalyzeExecutor : ThinkingExecutor
{
    protected override AnswerShape Answer { get; } = AnswerShape.Of(
        """{"summary": "two to four sentences", "findings": ["one sentence each, at most 6"], "quotes": ["sentences copied word for word from the data, at most 3"]}""",
        1_200, "summary", "findings[]", "quotes[]?");

    protected override string Task(Brief brief) =>
        brief.Sources.IsEmpty
            ? "Analyse the topic from what is given here alone; say what is not known."
            : "Analyse the data below: what does it show, what does it not show, what follows? Name its title where it has one and rest every finding on it.";

    protected override JsonObject Result(Brief brief, JsonObject answer, ClaimedStep step) => new()
    {
        ["topic"] = brief.Topic,
        ["summary"] = ModelWork.Text(answer, "summary"),
        ["findings"] = ModelWork.Array(ModelWork.Texts(answer, "findings").Take(8)),
        ["quotes"] = ModelWork.Array(Evidence.Quotes(brief, ModelWork.Texts(answer, "quotes"), 4)),
        ["numbers"] = ModelWork.Array(Evidence.Numbers(brief, 12)),
        ["sources"] = ModelWork.Array(brief.Origins),
    };
}
