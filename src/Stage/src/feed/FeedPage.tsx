import { FeedPanel } from './FeedPanel';

/** The signal alone, as a phone or a wide desk wants it. */
export function FeedPage() {
  return (
    <div className="feed-page">
      <FeedPanel from="/c/$company/feed" />
    </div>
  );
}
