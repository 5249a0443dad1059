using System.Text.Json.Nodes;
using AgentOps.Missions;
using AgentOps.Reading;

namespace AgentOps.Executors;

/// <summary><c>draft_tweet</c>: writes a post of at most 280 characters. The draft's id is the step's.</summary>
internal sealed class DraftTweetExecutor : ThinkingExecutor
{
    /// <summary>The longest post.</summary>
    internal const int MaxPost = 280;

    protected override double Temperature => 0.9;

    protected override AnswerShape Answer { get; } = AnswerShape.Of(
        """{"text": "the post, at most 280 characters", "alternatives": ["up to two other ways to say it"]}""", 500, "text", "alternatives[]?");

    protected override string Task(Brief brief) =>
        "Write one post for social media: one thought, at most 280 characters, no hashtags, in your own voice. State only facts that stand in the data.";

    protected override JsonObject Result(Brief brief, JsonObject answer, ClaimedStep step) => new()
    {
        ["draftId"] = step.Id,
        ["topic"] = brief.Topic,
        ["text"] = Post(ModelWork.Text(answer, "text")),
        ["alternatives"] = ModelWork.Array(ModelWork.Texts(answer, "alternatives").Take(3).Select(Post)),
    };

    private static string Post(string text) => Sentences.Cut(text.Trim().Trim('"'), MaxPost);
}
