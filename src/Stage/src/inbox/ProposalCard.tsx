import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { JsonObject, Proposal } from '../api/types';
import { useCompanyKey } from '../shell/useCompany';
import { AgentName, Portrait } from '../ui/Agent';
import { CopyId } from '../ui/CopyId';
import { money, plural, sentence, words } from '../ui/format';
import { Icon } from '../ui/Icon';
import { Untrusted } from '../ui/Marks';
import { Named } from '../ui/Named';
import { Status } from '../ui/Status';
import { When } from '../ui/When';
import { actOf } from '../missions/acts';
import { headlineOf } from '../missions/headline';
import { gatesOf } from './gates';

const outward = new Set(['post_tweet', 'deploy', 'notify']);

interface Props {
  proposal: Proposal;
  may: boolean;
  onDecide: (action: 'accept' | 'reject', note?: string) => void;
  onLater: (() => void) | null;
}

/** What a step is given beyond what its name already says. */
function Input({ payload, told }: { payload: JsonObject; told: string }) {
  const headline = headlineOf(payload);
  return headline && headline.length > 24 && !told.includes(headline) ? <p className="muted small">{headline}</p> : null;
}

/** One proposal in full: who wants what and why, what it will do, which gates it passed, what it costs. */
export function ProposalCard({ proposal, may, onDecide, onLater }: Props) {
  const company = useCompanyKey();
  const [note, setNote] = useState('');
  const pending = proposal.status === 'pending';
  const why = note.trim() || undefined;
  return (
    <article className="proposal">
      <header className="proposal-head">
        <Portrait agent={proposal.agent} size="l" />
        <div className="grow">
          <p className="muted">
            <AgentName agent={proposal.agent} /> {pending ? 'wants to' : 'wanted to'} {proposal.untrusted && <Untrusted />}
          </p>
          <h2 className="proposal-title">
            <Named title={proposal.title} />
          </h2>
        </div>
        {!pending && <Status status={proposal.status} />}
      </header>
      {proposal.reason && <blockquote className="proposal-reason">“<Named title={proposal.reason} />”</blockquote>}

      <div className="proposal-cost panel">
        <div>
          <span className="muted small">It will cost about</span>
          <strong>{typeof proposal.estimate === 'number' ? money(proposal.estimate) : 'unknown'}</strong>
        </div>
        <div>
          <span className="muted small">It will do</span>
          <strong>{plural(proposal.steps.length, 'step')}</strong>
        </div>
        <div>
          <span className="muted small">It came from</span>
          <strong>{sentence(words(proposal.source))}</strong>
        </div>
        <div>
          <span className="muted small">It waits since</span>
          <strong>
            <When at={proposal.createdAt} className="plain" />
          </strong>
        </div>
      </div>

      <section className="stack">
        <h3>What will happen</h3>
        <ol className="proposal-steps">
          {proposal.steps.map((step, index) => (
            <li key={index}>
              <span className="step-number">{index + 1}</span>
              <div className="grow">
                <strong>{actOf(step.kind, 'queued', step.payload)}</strong> {outward.has(step.kind) && <span className="chip tone-wait">leaves the house</span>}
                <Input payload={step.payload} told={actOf(step.kind, 'queued', step.payload)} />
              </div>
            </li>
          ))}
        </ol>
      </section>

      <section className="stack">
        <h3>At the door</h3>
        <ul className="gates">
          {gatesOf(proposal).map((gate) => (
            <li key={gate.name} className={`tone-${gate.state === 'passed' ? 'good' : gate.state === 'closed' ? 'bad' : 'wait'}`}>
              <Icon name={gate.state === 'passed' ? 'check' : gate.state === 'closed' ? 'cross' : 'clock'} />
              <span>{gate.name}</span>
              <span className="muted small">{gate.detail}</span>
            </li>
          ))}
        </ul>
      </section>

      <div className="row wrap">
        {proposal.missionId && (
          <Link className="button" to="/c/$company/missions/$mission" params={{ company, mission: proposal.missionId }}>
            <Icon name="missions" /> Its mission
          </Link>
        )}
        <CopyId id={proposal.id} label="proposal id" />
      </div>

      {pending && (
        <footer className="proposal-foot">
          {may ? (
            <>
              <input className="input proposal-note" aria-label="A note for the record" placeholder="A note for the record (optional)" value={note} onChange={(event) => setNote(event.target.value)} maxLength={500} />
              <div className="proposal-buttons">
                {onLater && (
                  <button type="button" className="button ghost large" onClick={onLater}>
                    Later <kbd>j</kbd>
                  </button>
                )}
                <button type="button" className="button large reject" onClick={() => onDecide('reject', why)}>
                  <Icon name="cross" /> Reject <kbd>r</kbd>
                </button>
                <button type="button" className="button primary large" onClick={() => onDecide('accept', why)}>
                  <Icon name="check" /> Accept <kbd>a</kbd>
                </button>
              </div>
            </>
          ) : (
            <p className="muted">You may look but not decide. Sign in with the key of an operator to accept or reject.</p>
          )}
        </footer>
      )}
    </article>
  );
}
