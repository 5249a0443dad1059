using AgentOps.Api.Lists;

namespace AgentOps.Api.Posts;

/// <summary>Reads <c>ops_posts</c>, newest first.</summary>
internal sealed class PostQueries(NpgsqlDataSource database)
{
    internal Task<Page<PostView>> List(CompanyKey company, PostCursor after, int size, CancellationToken cancellationToken) =>
        new SqlList("select draft_id, agent, text, publisher, external_id, at, mission_id, step_id, impressions, likes, reposts, replies, clicks, metrics_at from ops_posts")
            .Where("company = {0}", company.Value)
            .Where("(at, draft_id) < ({0}, {1})", after.At, after.Draft)
            .Then("order by at desc, draft_id desc")
            .Page(database, size, Read, p => new PostCursor(p.At, p.DraftId).ToString(), cancellationToken);

    private static PostView Read(NpgsqlDataReader row) =>
        new(row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.Text(4), row.At(5), row.Id(6), row.Text(7), Metrics(row));

    private static MetricsView? Metrics(NpgsqlDataReader row) => row.Time(13) is { } at
        ? new(row.GetInt64(8), row.GetInt64(9), row.GetInt64(10), row.GetInt64(11), row.GetInt64(12), at)
        : null;
}
