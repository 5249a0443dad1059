import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { roundtablesQuery } from '../api/queries';
import { useMay } from '../shell/useCompany';
import { spoken } from '../feed/telling';
import { Portrait } from '../ui/Agent';
import { Empty } from '../ui/Empty';
import { plural, sentence, words } from '../ui/format';
import { Icon } from '../ui/Icon';
import { Part } from '../ui/Part';
import { Problem } from '../ui/Problem';
import { SkeletonRows } from '../ui/Skeleton';
import { Status } from '../ui/Status';
import { When } from '../ui/When';
import { Coming } from './Coming';
import { Convene } from './Convene';
import './roundtables.css';

const route = getRouteApi('/c/$company/roundtables');

/** Every conversation, and the bell to call one. */
export function RoundtablesPage() {
  const { company } = route.useParams();
  const may = useMay('operator');
  const [convening, setConvening] = useState(false);
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(roundtablesQuery(company));
  const talks = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className="page">
      <div className="page-body">
        <div className="page-head">
          <h1>Roundtables</h1>
          {may && (
            <button type="button" className="button primary end" onClick={() => setConvening(true)}>
              <Icon name="talk" /> Convene one
            </button>
          )}
        </div>
        <Part name="The schedule" waiting={null}>
          <Coming />
        </Part>
        {error && !data ? (
          <Problem error={error} what="The conversations" retry={() => void refetch()} />
        ) : !data ? (
          <SkeletonRows rows={5} />
        ) : talks.length === 0 ? (
          <Empty icon="talk" title="Nobody has met yet">
            First standup at 06:00 — or convene one now.
          </Empty>
        ) : (
          <ul className="talks panel">
            {talks.map((talk) => {
              const last = talk.turns.at(-1);
              const at = talk.startedAt ?? talk.turns[0]?.at;
              return (
                <li key={talk.id} className="talk-row">
                  <span className="talk-faces">
                    {talk.participants.map((agent) => (
                      <Portrait key={agent} agent={agent} size="s" />
                    ))}
                  </span>
                  <div className="grow talk-text">
                    <Link className="talk-title ellipsis" to="/c/$company/roundtables/$roundtable" params={{ company, roundtable: talk.id }}>
                      {sentence(words(talk.format))}: {talk.topic}
                    </Link>
                    <p className="muted small ellipsis">{last ? spoken(last.text) : 'About to begin'}</p>
                  </div>
                  <span className="muted small wide-only">{plural(talk.turns.length, 'turn')}</span>
                  {at && <When at={at} />}
                  <Status status={talk.status} />
                </li>
              );
            })}
          </ul>
        )}
        {hasNextPage && (
          <button type="button" className="button" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            Older conversations
          </button>
        )}
      </div>
      {convening && <Convene onClose={() => setConvening(false)} />}
    </div>
  );
}
