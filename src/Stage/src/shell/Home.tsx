import { useQuery } from '@tanstack/react-query';
import { Link, Navigate } from '@tanstack/react-router';
import { ApiError } from '../api/client';
import { companiesQuery, sessionQuery } from '../api/queries';
import { SignIn } from '../signin/SignIn';
import { Empty } from '../ui/Empty';
import { Problem } from '../ui/Problem';

/** The door: sign in, then straight to the company. */
export function Home() {
  const session = useQuery(sessionQuery);
  const companies = useQuery({ ...companiesQuery, enabled: session.isSuccess });
  if (session.error instanceof ApiError && (session.error.status === 401 || session.error.status === 403)) return <SignIn />;
  const error = session.error ?? companies.error;
  if (error) return <div className="page"><Problem error={error} what="The company" retry={() => void (session.error ? session.refetch() : companies.refetch())} /></div>;
  if (!companies.data) return null;
  const own = session.data?.company ?? companies.data.items.find((company) => company.state !== 'killed')?.key ?? companies.data.items[0]?.key;
  if (own) return <Navigate to="/c/$company" params={{ company: own }} replace />;
  return (
    <Empty icon="stage" title="No company yet">
      Create one with <code>agentops run --company studio --template studio</code>, and its office opens here.
    </Empty>
  );
}

export function NotFound() {
  return (
    <Empty icon="search" title="There is nothing here">
      The link may be old. <Link to="/">Go to the Stage</Link>.
    </Empty>
  );
}
