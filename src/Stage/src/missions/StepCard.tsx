import { useState } from 'react';
import type { Json, Step } from '../api/types';
import { CopyId } from '../ui/CopyId';
import { money, plural, took, words } from '../ui/format';
import { isScripted, Scripted } from '../ui/Marks';
import { Status } from '../ui/Status';
import { When } from '../ui/When';
import { actOf } from './acts';
import { headlineOf } from './headline';

function Data({ label, value }: { label: string; value: Json | undefined }) {
  if (value === null || value === undefined || (typeof value === 'object' && Object.keys(value).length === 0)) return null;
  return (
    <div className="stack step-data">
      <span className="muted small">{label}</span>
      <pre className="json" tabIndex={0}>
        {typeof value === 'string' ? value : JSON.stringify(value, null, 2)}
      </pre>
    </div>
  );
}

/** One step: what it was to do, what came out, how often it was tried and what it cost. `told` when what it did stands above it already. */
export function StepCard({ step, number, told = false }: { step: Step; number: number; told?: boolean }) {
  const [open, setOpen] = useState(false);
  const ran = step.startedAt && step.finishedAt ? Date.parse(step.finishedAt) - Date.parse(step.startedAt) : null;
  const headline = step.error ?? headlineOf(step.result);
  return (
    <section className={`step-card ${step.status}`}>
      <button type="button" className="step-head" aria-expanded={open} onClick={() => setOpen(!open)}>
        <span className="step-number">{number}</span>
        <strong className={told ? 'visually-hidden' : 'step-act'}>{actOf(step.kind, step.status, step.payload)}</strong>
        {isScripted(step.result) && <Scripted />}
        <span className="grow ellipsis muted">{headline}</span>
        {ran !== null && <span className="muted small wide-only">{took(ran)}</span>}
        <Status status={step.status} />
      </button>
      {open && (
        <div className="step-body">
          {step.error && <p className="field-error">{step.error}</p>}
          <div className="step-columns">
            <Data label="Input" value={step.payload} />
            <Data label="Result" value={step.result} />
          </div>
          <dl className="facts">
            <dt>Kind</dt>
            <dd>{words(step.kind)}</dd>
            <dt>Tried</dt>
            <dd>{step.attempts === 0 ? 'not yet' : plural(step.attempts, 'time')}</dd>
            <dt>Cost</dt>
            <dd>{money(step.cost ?? 0)}</dd>
            {step.worker && (
              <>
                <dt>Worker</dt>
                <dd>{step.worker}</dd>
              </>
            )}
            {step.startedAt && (
              <>
                <dt>Started</dt>
                <dd>
                  <When at={step.startedAt} />
                </dd>
              </>
            )}
            <dt>Step</dt>
            <dd>
              <CopyId id={step.id} label="step id" />
            </dd>
          </dl>
        </div>
      )}
    </section>
  );
}
