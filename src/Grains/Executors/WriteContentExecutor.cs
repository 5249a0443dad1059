using System.Text.Json.Nodes;
using AgentOps.Missions;
using AgentOps.Reading;

namespace AgentOps.Executors;

/// <summary><c>write_content</c>: writes an article, a thread, a note, release notes.</summary>
internal sealed class WriteContentExecutor : ThinkingExecutor
{
    private const int MaxText = 16_000;

    protected override double Temperature => 0.8;

    protected override AnswerShape Answer { get; } = AnswerShape.Of(
        """{"title": "the title", "text": "the whole text, plain, paragraphs parted by empty lines"}""", 3_000, "title", "text");

    protected override string Task(Brief brief) =>
        $"Write {(brief.Format ?? "article").Replace('_', ' ')}: complete, ready to read, plain text without markup, in your own voice. State only facts that stand in the data.";

    protected override JsonObject Result(Brief brief, JsonObject answer, ClaimedStep step)
    {
        var text = Sentences.Cut(ModelWork.Text(answer, "text"), MaxText);
        return new()
        {
            ["draftId"] = step.Id,
            ["title"] = Sentences.Cut(Sentences.OneLine(ModelWork.Text(answer, "title")), 200),
            ["format"] = brief.Format ?? "article",
            ["summary"] = Sentences.Cut(Sentences.OneLine(text), 280),
            ["text"] = text,
            ["wordCount"] = Sentences.Words(text),
            ["sources"] = ModelWork.Array(brief.Origins),
        };
    }
}
