import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { postsQuery } from '../api/queries';
import { AgentName, Portrait } from '../ui/Agent';
import { Empty } from '../ui/Empty';
import { plural } from '../ui/format';
import { Problem } from '../ui/Problem';
import { SkeletonRows } from '../ui/Skeleton';
import { When } from '../ui/When';
import './posts.css';

const route = getRouteApi('/c/$company/posts');

/** The company's timeline: what it has posted, and what readers did with it. */
export function PostsPage() {
  const { company } = route.useParams();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(postsQuery(company));
  const posts = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className="page">
      <div className="page-body">
        <div className="page-head">
          <h1>Posts</h1>
          <p className="small">The company’s timeline. Posts of the sandbox leave nothing behind but what you see here; their readers are made up.</p>
        </div>
        {error && !data ? (
          <Problem error={error} what="The posts" retry={() => void refetch()} />
        ) : !data ? (
          <SkeletonRows rows={5} />
        ) : posts.length === 0 ? (
          <Empty icon="post" title="Nothing posted yet">
            A mission with a step that posts puts its text here.
          </Empty>
        ) : (
          <ol className="panel timeline">
            {posts.map((post) => (
              <li key={post.draftId} className="post">
                <Portrait agent={post.agent} />
                <div className="grow">
                  <span className="small">
                    <AgentName agent={post.agent} />{' '}
                    <span className="muted">
                      <When at={post.at} /> · {post.publisher}
                    </span>
                  </span>
                  <p className="post-text">{post.text}</p>
                  {post.metrics && (
                    <span className="muted small">
                      {plural(post.metrics.impressions, 'view')} · {plural(post.metrics.likes, 'like')} · {plural(post.metrics.replies, 'answer')} · {plural(post.metrics.reposts, 'repost')}
                    </span>
                  )}
                </div>
              </li>
            ))}
          </ol>
        )}
        {hasNextPage && (
          <button type="button" className="button" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            Older posts
          </button>
        )}
      </div>
    </div>
  );
}
