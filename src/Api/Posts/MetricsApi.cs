using AgentOps.Api.Access;
using AgentOps.Api.Problems;
using AgentOps.Outcomes;

namespace AgentOps.Api.Posts;

/// <summary>How posts do, told from outside (SPEC §9): lessons are drawn from it at the next heartbeat.</summary>
internal static class MetricsApi
{
    private const int Most = 500;
    private const long Largest = 1_000_000_000_000;
    private const int LongestDraft = 200;

    internal static void MapMetrics(this RouteGroupBuilder company) =>
        company.MapPost("/metrics", Report).Needs(Role.Worker).WithTags("posts").WithSummary("Tells how posts do; the newest counts of each hold.");

    private static async Task<Results<Ok<ReportView>, Fault>> Report(Scope scope, MetricsBody body, IGrainFactory grains, TimeProvider time)
    {
        var check = new Check();
        check.That(body.Posts.Length is >= 1 and <= Most, "posts", "must be 1 to 500 posts");
        for (var i = 0; i < Math.Min(body.Posts.Length, Most); i++) Validate(body.Posts[i], $"posts[{i}]", ref check);
        if (check.Failed(out var fault)) return fault;
        var now = time.GetUtcNow();
        var reply = await scope.Grain<IOutcomeGrain>(grains).Report(
            [.. body.Posts.Select(p => new PostMetrics(p.DraftId, p.Impressions, p.Likes, p.Reposts, p.Replies, p.Clicks, p.At?.ToUniversalTime() ?? now))]);
        return TypedResults.Ok(new ReportView(reply.Accepted, reply.Unknown));
    }

    private static void Validate(MetricsItem? post, string path, ref Check check)
    {
        check.That(post is not null, path, "must not be null");
        if (post is null) return;
        check.Line(post.DraftId, path + ".draftId", LongestDraft);
        Count(post.Impressions, path + ".impressions", ref check);
        Count(post.Likes, path + ".likes", ref check);
        Count(post.Reposts, path + ".reposts", ref check);
        Count(post.Replies, path + ".replies", ref check);
        Count(post.Clicks, path + ".clicks", ref check);
        check.That(post.At is null || post.At >= DateTimeOffset.UnixEpoch && post.At.Value.Year <= 9000, path + ".at", "is out of range");
    }

    private static void Count(long count, string path, ref Check check) => check.That(count is >= 0 and <= Largest, path, "must be 0 to 1000000000000");
}
