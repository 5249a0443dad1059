using System.Text.Json.Nodes;
using AgentOps.Missions;

namespace AgentOps.Executors;

/// <summary><c>summarize</c>: says the input shorter.</summary>
internal sealed class SummarizeExecutor : ThinkingExecutor
{
    protected override double Temperature => 0.3;

    protected override AnswerShape Answer { get; } = AnswerShape.Of(
        """{"summary": "two or three sentences", "points": ["the main points, at most 5"]}""", 700, "summary", "points[]");

    protected override string Task(Brief brief) => "Summarise the data below so that someone who has not read it knows what matters.";

    protected override JsonObject Result(Brief brief, JsonObject answer, ClaimedStep step) => new()
    {
        ["topic"] = brief.Topic,
        ["summary"] = ModelWork.Text(answer, "summary"),
        ["points"] = ModelWork.Array(ModelWork.Texts(answer, "points").Take(6)),
        ["quotes"] = ModelWork.Array(brief.Sources.IsEmpty ? [] : Evidence.Quotes(brief, [], 2)),
        ["sources"] = ModelWork.Array(brief.Origins),
    };
}
