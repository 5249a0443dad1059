using System.Text.Json.Nodes;
using AgentOps.Missions;
using AgentOps.Steps;
using AgentOps.Web;

namespace AgentOps.Executors;

/// <summary><c>research</c>: opens a topic: what is known, what is open. Pages named in <c>urls</c> are read first.</summary>
internal sealed class ResearchExecutor(IPageFetcher pages) : ThinkingExecutor
{
    protected override AnswerShape Answer { get; } = AnswerShape.Of(
        """{"summary": "two to four sentences", "findings": ["what is known, one sentence each"], "questions": ["what stays open"], "quotes": ["copied word for word from the data"]}""",
        1_200, "summary", "findings[]", "questions[]", "quotes[]?");

    protected override string Task(Brief brief) =>
        "Research the topic. Separate what the data shows from what you believe, say how sure you are, and list the questions that stay open.";

    protected override async Task<Brief> Prepare(Brief brief, ClaimedStep step, StepContext context, CancellationToken cancellationToken)
    {
        foreach (var url in PayloadText.List(step.Payload, "urls"))
        {
            if (!Uri.TryCreate(url, UriKind.Absolute, out var address)) throw new StepFailedException($"'{url}' is no address.", retryable: false);
            var page = await pages.Fetch(address, cancellationToken);
            brief = brief.With(new("page", page.Title, page.Address.AbsoluteUri, page.Text, true, []));
        }

        return brief;
    }

    protected override JsonObject Result(Brief brief, JsonObject answer, ClaimedStep step) => new()
    {
        ["topic"] = brief.Topic,
        ["summary"] = ModelWork.Text(answer, "summary"),
        ["findings"] = ModelWork.Array(ModelWork.Texts(answer, "findings").Take(8)),
        ["questions"] = ModelWork.Array(ModelWork.Texts(answer, "questions").Take(6)),
        ["quotes"] = ModelWork.Array(brief.Sources.IsEmpty ? [] : Evidence.Quotes(brief, ModelWork.Texts(answer, "quotes"), 3)),
        ["sources"] = ModelWork.Array(brief.Origins),
    };
}
