import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { api, ApiError, companyPath } from '../api/client';
import { proposalQuery, proposalsQuery } from '../api/queries';
import type { Proposal } from '../api/types';
import { useMay } from '../shell/useCompany';
import { AgentName, Portrait } from '../ui/Agent';
import { Empty } from '../ui/Empty';
import { plural } from '../ui/format';
import { Part } from '../ui/Part';
import { Problem } from '../ui/Problem';
import { SkeletonRows } from '../ui/Skeleton';
import { say, sayError } from '../ui/Toasts';
import { When } from '../ui/When';
import { ProposalCard } from './ProposalCard';
import { useKeys } from './useKeys';
import './inbox.css';

const route = getRouteApi('/c/$company/inbox');

/** What waits for a person: one proposal large, the queue beside it. */
export function InboxPage() {
  const { company } = route.useParams();
  const { proposal: wanted } = route.useSearch();
  const navigate = route.useNavigate();
  const client = useQueryClient();
  const may = useMay('operator');
  const pending = useInfiniteQuery(proposalsQuery(company, { status: 'pending' }));
  const [decided, setDecided] = useState<ReadonlySet<string>>(new Set());
  // Oldest first: who waits longest is asked about first.
  const queue = useMemo(() => (pending.data?.pages.flatMap((page) => page.items) ?? []).filter((item) => !decided.has(item.id)).reverse(), [pending.data, decided]);
  const inQueue = queue.find((item) => item.id === wanted);
  const linked = useQuery({ ...proposalQuery(company, wanted ?? ''), enabled: Boolean(wanted) && !inQueue });
  const current: Proposal | undefined = inQueue ?? (wanted && linked.data && !decided.has(linked.data.id) ? linked.data : queue[0]);

  const select = useCallback((id: string | undefined) => void navigate({ search: { proposal: id }, replace: true }), [navigate]);
  const move = useCallback(
    (by: number) => {
      const at = queue.findIndex((item) => item.id === current?.id);
      const next = queue[Math.max(0, Math.min(queue.length - 1, (at < 0 ? 0 : at) + by))];
      if (next) select(next.id);
    },
    [queue, current, select],
  );

  const decide = useMutation({
    mutationFn: ({ proposal, action, note }: { proposal: Proposal; action: 'accept' | 'reject'; note?: string }) =>
      api.post<Proposal>(companyPath(company, `/proposals/${encodeURIComponent(proposal.id)}/${action}`), note ? { note } : {}),
    onMutate: ({ proposal }) => {
      // The next one is shown at once; if the server refuses, this one comes back.
      const at = queue.findIndex((item) => item.id === proposal.id);
      setDecided((before) => new Set(before).add(proposal.id));
      select((queue[at + 1] ?? queue[at - 1])?.id);
    },
    onSuccess: (after, { action }) => say(action === 'accept' ? `Accepted. “${after.title}” starts.` : `Rejected. “${after.title}” will not run.`),
    onError: (error, { proposal }) => {
      if (!(error instanceof ApiError && error.status === 409)) {
        setDecided((before) => new Set([...before].filter((id) => id !== proposal.id)));
        select(proposal.id);
      }
      sayError(error);
    },
    onSettled: () => void client.invalidateQueries({ queryKey: [company, 'proposals'] }),
  });
  const act = useCallback(
    (action: 'accept' | 'reject', note?: string) => {
      if (current?.status === 'pending' && may) decide.mutate({ proposal: current, action, note });
    },
    [current, may, decide],
  );
  useKeys({ j: () => move(1), k: () => move(-1), a: () => act('accept'), r: () => act('reject') });
  useEffect(() => {
    if (pending.hasNextPage && !pending.isFetchingNextPage) void pending.fetchNextPage();
  }, [pending]);

  if (pending.error && !pending.data) return <div className="page"><Problem error={pending.error} what="The inbox" retry={() => void pending.refetch()} /></div>;
  return (
    <div className="inbox">
      <aside className="inbox-queue" aria-label="Waiting">
        <div className="page-head">
          <h1>Inbox</h1>
          <p>{queue.length > 0 ? `${plural(queue.length, 'proposal')} waiting` : ''}</p>
        </div>
        {!pending.data ? (
          <SkeletonRows rows={4} />
        ) : (
          <ul>
            {queue.map((item) => (
              <li key={item.id}>
                <button type="button" className="inbox-item" aria-current={item.id === current?.id || undefined} onClick={() => select(item.id)}>
                  <Portrait agent={item.agent} />
                  <span className="grow">
                    <span className="inbox-item-head">
                      <AgentName agent={item.agent} link={false} />
                      <When at={item.createdAt} />
                    </span>
                    <span className="inbox-item-title">{item.title}</span>
                  </span>
                </button>
              </li>
            ))}
          </ul>
        )}
        <p className="inbox-keys muted small">
          <kbd>j</kbd> next <kbd>k</kbd> previous <kbd>a</kbd> accept <kbd>r</kbd> reject
        </p>
      </aside>
      <div className="inbox-one">
        <Part name="This proposal">
          {current ? (
            <ProposalCard key={current.id} proposal={current} may={may} onDecide={act} onLater={queue.length > 1 ? () => move(1) : null} />
          ) : (
            pending.data && (
              <Empty icon="inbox" title="Nothing needs you">
                Proposals whose steps may not run alone wait here, posts and articles first of all. Which those are is decided by the rule “What may run without asking”.
              </Empty>
            )
          )}
        </Part>
      </div>
    </div>
  );
}
