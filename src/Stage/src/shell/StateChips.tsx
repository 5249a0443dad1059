import { useQuery } from '@tanstack/react-query';
import { companyQuery, sessionQuery } from '../api/queries';
import { useLive } from '../live/Live';
import { useCompanyKey, useScriptedModel } from './useCompany';

const connections = {
  connecting: { tone: 'wait', word: 'connecting' },
  live: null,
  lost: { tone: 'bad', word: 'connection lost · reconnecting' },
  denied: { tone: 'bad', word: 'no live view: sign in again' },
} as const;

/** Whether the company is open, whether its model is real, and whether we still hear from it. */
export function StateChips() {
  const { data: company } = useQuery(companyQuery(useCompanyKey()));
  const scripted = useScriptedModel();
  const { isError: visitor } = useQuery(sessionQuery);
  const { state } = useLive();
  const lost = connections[state];
  const tone = company?.state === 'open' ? 'good' : company?.state === 'paused' ? 'wait' : 'bad';
  return (
    <span className="row chips" role="status">
      {lost ? (
        <span className={`chip tone-${lost.tone}`}>
          <span className="chip-dot beating" />
          {lost.word}
        </span>
      ) : (
        company && (
          <span className={`chip tone-${tone}`}>
            <span className={`chip-dot${company.state === 'open' ? ' beating' : ''}`} />
            {company.state}
          </span>
        )
      )}
      {visitor && (
        <span className="chip tone-calm" title="This company shows its Stage to everyone. Steering it needs a key.">
          visitor
        </span>
      )}
      {scripted && (
        <span className="chip tone-wait chip-scripted" title="No AI model is connected: what the agents say and write is scripted.">
          scripted<span className="wide-only"> model</span>
        </span>
      )}
    </span>
  );
}
