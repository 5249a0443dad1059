import type { Step } from '../api/types';
import { toneOf } from '../ui/Status';
import { words } from '../ui/format';

/** The steps of a mission at a glance, in order. */
export function StepDots({ steps }: { steps: readonly Step[] }) {
  const done = steps.filter((step) => step.status === 'succeeded').length;
  return (
    <span className="step-dots" role="img" aria-label={`${done} of ${steps.length} steps done`} title={steps.map((step) => `${words(step.kind)}: ${step.status}`).join('\n')}>
      {steps.map((step) => (
        <span key={step.id} className={`step-dot tone-${toneOf(step.status)} ${step.status}`} />
      ))}
    </span>
  );
}
