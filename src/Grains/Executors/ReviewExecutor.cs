using System.Text.Json.Nodes;
using AgentOps.Missions;
using AgentOps.Steps;

namespace AgentOps.Executors;

/// <summary><c>review</c>: judges a text or an earlier result. Without either it judges the company's latest posts.</summary>
internal sealed class ReviewExecutor(ICompanyReader reader) : ThinkingExecutor
{
    private static readonly string[] Verdicts = ["approve", "revise", "reject"];

    protected override double Temperature => 0.3;

    protected override AnswerShape Answer { get; } = AnswerShape.Of(
        """{"verdict": "approve, revise or reject", "score": "0 to 10", "summary": "two sentences", "strengths": ["what is good"], "issues": ["what is not"], "quotes": ["the words you mean, word for word"]}""",
        800, "verdict", "summary", "strengths[]", "issues[]", "quotes[]?");

    protected override string Task(Brief brief) =>
        "Review the data below as the last reader before it goes out: what is good, what is wrong or missing, would you let it go? Be specific; quote the words you mean.";

    protected override async Task<Brief> Prepare(Brief brief, ClaimedStep step, StepContext context, CancellationToken cancellationToken)
    {
        if (!brief.Sources.IsEmpty) return brief;
        var posts = await reader.Read(context.Company.Key, new("posts", Days: 7, Limit: 5), cancellationToken);
        return posts.Items.IsEmpty ? brief : brief.With(CompanyData.Source("posts", posts));
    }

    protected override JsonObject Result(Brief brief, JsonObject answer, ClaimedStep step)
    {
        var verdict = ModelWork.Text(answer, "verdict").ToLowerInvariant();
        var score = answer["score"] is JsonValue value
            && double.TryParse(value.ToString(), System.Globalization.CultureInfo.InvariantCulture, out var given) && double.IsFinite(given) ? (int)Math.Clamp(given, 0, 10) : (int?)null;
        verdict = Verdicts.FirstOrDefault(v => verdict.StartsWith(v, StringComparison.Ordinal)) ?? "revise";
        return new()
        {
            ["target"] = brief.Target ?? brief.Topic,
            ["verdict"] = verdict,
            ["score"] = score ?? (verdict == "approve" ? 8 : verdict == "revise" ? 5 : 2),
            ["summary"] = ModelWork.Text(answer, "summary"),
            ["strengths"] = ModelWork.Array(ModelWork.Texts(answer, "strengths").Take(6)),
            ["issues"] = ModelWork.Array(ModelWork.Texts(answer, "issues").Take(6)),
            ["quotes"] = ModelWork.Array(brief.Sources.IsEmpty ? [] : Evidence.Quotes(brief, ModelWork.Texts(answer, "quotes"), 3)),
        };
    }
}
