import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { api, ApiError, companyPath } from '../api/client';
import type { JsonObject, WhatIf as Answer } from '../api/types';
import { useCompanyKey } from '../shell/useCompany';
import { AgentName } from '../ui/Agent';
import { money, plural } from '../ui/format';

function Sides({ label, accepted, rejected, most }: { label: string; accepted: number; rejected: number; most: number }) {
  const scale = 100 / Math.max(1, most);
  return (
    <div className="sides">
      <span>{label}</span>
      <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
        <rect width={accepted * scale} height="10" fill="var(--green)" />
        <rect x={accepted * scale} width={rejected * scale} height="10" fill="var(--red)" opacity="0.75" />
      </svg>
      <span className="muted small">
        {accepted} in, {rejected} out
      </span>
    </div>
  );
}

/** What the draft would have done to the last week, before it is saved. */
export function WhatIf({ policyKey, value }: { policyKey: string; value: JsonObject }) {
  const company = useCompanyKey();
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), 400);
    return () => clearTimeout(timer);
  }, [value]);
  const { data, error } = useQuery({
    queryKey: [company, 'what-if', policyKey, settled],
    queryFn: () => api.post<Answer>(companyPath(company, `/policies/${encodeURIComponent(policyKey)}/what-if`), { value: settled }),
    placeholderData: keepPreviousData,
    retry: false,
  });
  if (error) return <p className="muted small">{error instanceof ApiError && (error.status === 404 || error.status === 405) ? 'This server cannot look back for this rule yet.' : `The look back failed: ${error.message}`}</p>;
  if (!data?.now || !data.then) return <p className="muted small">Looking at the last 7 days…</p>;
  const { now, then, proposals = [] } = data;
  const total = then.accepted + then.rejected;
  const saved = typeof now.usd === 'number' && typeof then.usd === 'number' ? then.usd - now.usd : null;
  return (
    <section className="stack what-if" aria-live="polite">
      <h3>Had it been so for the last {data.days ?? 7} days</h3>
      <p>
        {plural(total, 'proposal')}: {then.accepted} would have been accepted{saved !== null && saved !== 0 && <>, {saved > 0 ? '+' : ''}{money(saved)}</>}.
      </p>
      <Sides label="Now" accepted={now.accepted} rejected={now.rejected} most={Math.max(now.accepted + now.rejected, total)} />
      <Sides label="After" accepted={then.accepted} rejected={then.rejected} most={Math.max(now.accepted + now.rejected, total)} />
      {proposals.length > 0 && (
        <ul className="what-if-list">
          {proposals.slice(0, 20).map((proposal) => (
            <li key={proposal.id}>
              <Link to="/c/$company/inbox" params={{ company }} search={{ proposal: proposal.id }} className="grow ellipsis">
                <AgentName agent={proposal.agent} link={false} /> {proposal.title}
              </Link>
              <span className={`small tone-${proposal.would === 'accepted' ? 'good' : 'bad'} what-if-turn`}>now {proposal.would}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
