using AgentOps.Api.Access;
using AgentOps.Api.Lists;
using AgentOps.Api.Problems;

namespace AgentOps.Api.Posts;

/// <summary>The timeline of published posts (SPEC §9).</summary>
internal static class PostsApi
{
    internal static void MapPosts(this RouteGroupBuilder company) => company.MapGet("/posts", List).WithTags("posts");

    private static async Task<Results<Ok<Page<PostView>>, Fault>> List(Scope scope, [AsParameters] PageQuery page, PostQueries posts, CancellationToken cancellationToken)
    {
        var check = new Check();
        page.Validate(ref check);
        check.That(PostCursor.TryParse(page.Cursor, out var after), "cursor", "is no cursor of this list");
        return check.Failed(out var fault) ? fault : TypedResults.Ok(await posts.List(scope.Company, after, page.Size, cancellationToken));
    }
}
