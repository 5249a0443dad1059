import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { api, ApiError, companyPath } from '../api/client';
import type { JsonObject, WhatIf as Answer } from '../api/types';
import { useCompanyKey } from '../shell/useCompany';
import { AgentName } from '../ui/Agent';
import { money, plural, words } from '../ui/format';
import { Icon } from '../ui/Icon';
import { Named } from '../ui/Named';
import { Sides } from './Sides';

const turns: Record<string, { tone: string; word: string }> = {
  accepted: { tone: 'good', word: 'accepted' },
  waiting: { tone: 'wait', word: 'asks you' },
  rejected: { tone: 'bad', word: 'turned down' },
};

function Moved({ proposal }: { proposal: Answer['proposals'][number] }) {
  const company = useCompanyKey();
  const [was, would] = [turns[proposal.was], turns[proposal.would]];
  return (
    <li>
      <Link to="/c/$company/inbox" params={{ company }} search={{ proposal: proposal.id }} className="grow ellipsis">
        <AgentName agent={proposal.agent} link={false} /> <Named title={proposal.title} />
      </Link>
      <span className="what-if-turn small" title={proposal.reason ?? undefined}>
        <span className={`tone-${was?.tone ?? 'calm'}`}>{was?.word ?? proposal.was}</span>
        <Icon name="chevron" size={12} />
        <span className={`tone-${would?.tone ?? 'calm'}`}>
          {would?.word ?? proposal.would}
          {proposal.gate && <span className="muted"> by {words(proposal.gate)}</span>}
        </span>
      </span>
    </li>
  );
}

/** What the draft would have done to the last week, before it is saved: two bars, and who changes sides. */
export function WhatIf({ policyKey, value }: { policyKey: string; value: JsonObject }) {
  const company = useCompanyKey();
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), 400);
    return () => clearTimeout(timer);
  }, [value]);
  const { data, error, isPlaceholderData } = useQuery({
    queryKey: [company, 'what-if', policyKey, settled],
    queryFn: () => api.post<Answer>(companyPath(company, `/policies/${encodeURIComponent(policyKey)}/what-if`), { value: settled }),
    placeholderData: keepPreviousData,
    retry: false,
  });
  if (error) return <p className="muted small">{error instanceof ApiError && (error.status === 404 || error.status === 405) ? 'This rule decides no proposals, so there is nothing to look back at.' : `The look back failed: ${error.message}`}</p>;
  if (!data) return <p className="muted small">Looking at the last 7 days…</p>;
  const { now, then, changed, proposals } = data;
  const most = Math.max(now.accepted + now.waiting + now.rejected, then.accepted + then.waiting + then.rejected, 1);
  const usd = then.usd - now.usd;
  return (
    <section className={`stack what-if${isPlaceholderData || settled !== value ? ' stale' : ''}`} aria-live="polite" aria-busy={isPlaceholderData}>
      <h3>Had it been so for the last {data.days} days</h3>
      <p>
        {changed === 0 ? 'Nothing would have been decided otherwise.' : `${plural(changed, 'proposal')} would have changed sides.`}
        {usd !== 0 && ` ${usd > 0 ? `It would have cost ${money(usd)} more.` : `It would have saved ${money(-usd)}.`}`}
        {data.partial && ' Only the newest were looked at.'}
      </p>
      <Sides label="Now" side={now} most={most} />
      <Sides label="After" side={then} most={most} />
      {proposals.length > 0 && (
        <ul className="what-if-list">
          {proposals.slice(0, 50).map((proposal) => (
            <Moved key={proposal.id} proposal={proposal} />
          ))}
        </ul>
      )}
    </section>
  );
}
