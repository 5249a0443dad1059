import { ApiError } from '../api/client';
import { Icon } from './Icon';

/** What went wrong in the server's words, what still works, and a way to try again. */
export function Problem({ error, retry, what }: { error: Error; retry?: () => void; what: string }) {
  const title = error instanceof ApiError ? error.problem.title : error.message;
  const detail = error instanceof ApiError ? error.problem.detail : undefined;
  // Parts of the contract that a server does not have (yet) are no failure.
  if (error instanceof ApiError && error.status === 404) {
    return (
      <div className="fallback calm" role="status">
        <strong>{what}: not to be found</strong>
        <div className="muted">{detail ?? 'This server has nothing at this address.'} The rest of the Stage goes on.</div>
      </div>
    );
  }
  return (
    <div className="fallback" role="alert">
      <strong className="row">
        <Icon name="warn" /> {what} could not be loaded
      </strong>
      <div className="muted">
        {title}
        {detail && ` — ${detail}`} The rest of the Stage goes on.
      </div>
      {retry && (
        <button type="button" className="button" onClick={retry}>
          <Icon name="retry" /> Try again
        </button>
      )}
    </div>
  );
}
