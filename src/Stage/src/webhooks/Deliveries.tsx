import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, companyPath } from '../api/client';
import { deliveriesQuery } from '../api/queries';
import type { Delivery } from '../api/types';
import { lookOf } from '../feed/kinds';
import { useCompanyKey } from '../shell/useCompany';
import { CopyId } from '../ui/CopyId';
import { plural, sentence, words } from '../ui/format';
import { Icon } from '../ui/Icon';
import { Problem } from '../ui/Problem';
import { SkeletonRows } from '../ui/Skeleton';
import { say, sayError } from '../ui/Toasts';
import { When } from '../ui/When';

const states = { pending: { tone: 'wait', icon: 'clock', word: 'waiting' }, delivered: { tone: 'good', icon: 'check', word: 'delivered' }, failed: { tone: 'bad', icon: 'warn', word: 'failed' } } as const;

function Row({ delivery, onReplay, busy }: { delivery: Delivery; onReplay: () => void; busy: boolean }) {
  const state = states[delivery.status];
  return (
    <li className="delivery">
      <span className={`chip tone-${state.tone}`}>
        <Icon name={state.icon} /> {state.word}
      </span>
      <div className="grow">
        <strong className="row">
          <Icon name={lookOf(delivery.kind).icon} size={14} /> {sentence(words(delivery.kind))}
        </strong>
        <p className="muted small">
          {plural(delivery.attempts, 'attempt')}
          {typeof delivery.answer === 'number' && ` · answered ${delivery.answer}`}
          {delivery.error && ` · ${delivery.error}`}
          {delivery.status === 'pending' && delivery.nextAttemptAt && (
            <>
              {' '}
              · next <When at={delivery.nextAttemptAt} />
            </>
          )}
        </p>
        <CopyId id={delivery.eventId} label="event id" />
      </div>
      <When at={delivery.finishedAt ?? delivery.createdAt} />
      <button type="button" className="button" disabled={busy} onClick={onReplay} aria-label={`Deliver ${words(delivery.kind)} again`}>
        <Icon name="retry" size={14} /> Again
      </button>
    </li>
  );
}

/** The deliveries of one webhook, newest first, each of which can be sent again. */
export function Deliveries({ name }: { name: string }) {
  const company = useCompanyKey();
  const client = useQueryClient();
  const [status, setStatus] = useState<Delivery['status'] | undefined>();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({ ...deliveriesQuery(company, name, status), refetchInterval: 5_000 });
  const replay = useMutation({
    mutationFn: (delivery: Delivery) => api.post(companyPath(company, `/webhooks/${encodeURIComponent(name)}/deliveries/${delivery.eventId}/replay`)),
    onSuccess: () => say('It is on its way again.'),
    onError: sayError,
    onSettled: () => void client.invalidateQueries({ queryKey: [company, 'webhooks'] }),
  });
  const rows = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className="deliveries">
      <div className="segments" role="group" aria-label="Which deliveries">
        {([undefined, 'pending', 'delivered', 'failed'] as const).map((one) => (
          <button key={one ?? 'all'} type="button" aria-pressed={status === one} onClick={() => setStatus(one)}>
            {one === undefined ? 'All' : sentence(states[one].word)}
          </button>
        ))}
      </div>
      {error && !data ? (
        <Problem error={error} what="The deliveries" retry={() => void refetch()} />
      ) : !data ? (
        <SkeletonRows rows={3} />
      ) : rows.length === 0 ? (
        <p className="muted small">{status ? 'None of these.' : 'Nothing has happened yet of which it is to be told.'}</p>
      ) : (
        <ol>
          {rows.map((delivery) => (
            <Row key={delivery.eventId} delivery={delivery} busy={replay.isPending} onReplay={() => replay.mutate(delivery)} />
          ))}
        </ol>
      )}
      {hasNextPage && (
        <button type="button" className="button" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          Older deliveries
        </button>
      )}
    </div>
  );
}
