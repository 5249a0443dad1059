import { FeedPanel } from './FeedPanel';

/** The signal alone, as a phone or a wide desk wants it. */
export function FeedPage() {
  return (
    <div className="feed-page">
      <h1 className="visually-hidden">Signal</h1>
      <FeedPanel from="/c/$company/feed" />
    </div>
  );
}
