import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Switch } from 'radix-ui';
import { useState } from 'react';
import { api, companyPath } from '../api/client';
import { triggersQuery } from '../api/queries';
import type { JsonObject, Trigger } from '../api/types';
import { deedOf } from '../missions/acts';
import { useCompanyKey, useMay } from '../shell/useCompany';
import { AgentName } from '../ui/Agent';
import { Dialog } from '../ui/Dialog';
import { Empty } from '../ui/Empty';
import { plural, sentence, words } from '../ui/format';
import { Icon } from '../ui/Icon';
import { Problem } from '../ui/Problem';
import { SkeletonRows } from '../ui/Skeleton';
import { sayError, say } from '../ui/Toasts';
import { When } from '../ui/When';

type Change = Partial<Pick<Trigger, 'enabled' | 'cooldownMinutes' | 'conditions' | 'action'>>;

/** The kinds of steps a trigger proposes, in words. */
function stepsOf(action: JsonObject | null | undefined): string {
  const steps = Array.isArray(action?.steps) ? action.steps : [];
  return steps.flatMap((step) => (typeof step === 'object' && step !== null && !Array.isArray(step) && typeof step.kind === 'string' ? [deedOf(step.kind)] : [])).join(', ');
}

const text = (object: JsonObject | null | undefined, name: string) => (typeof object?.[name] === 'string' ? object[name] : null);

function TriggerEditor({ trigger, onSave, onClose, saving }: { trigger: Trigger; onSave: (change: Change) => void; onClose: () => void; saving: boolean }) {
  const [minutes, setMinutes] = useState(trigger.cooldownMinutes);
  const [conditions, setConditions] = useState(JSON.stringify(trigger.conditions ?? {}, null, 2));
  const [action, setAction] = useState(JSON.stringify(trigger.action ?? {}, null, 2));
  const parse = (json: string): JsonObject | null => {
    try {
      const value: unknown = JSON.parse(json);
      return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : null;
    } catch {
      return null;
    }
  };
  const [when, then] = [parse(conditions), parse(action)];
  const valid = when !== null && then !== null && Number.isFinite(minutes) && minutes >= 0;
  return (
    <Dialog
      title={sentence(words(trigger.name))}
      subtitle={<code>{trigger.name}</code>}
      onClose={onClose}
      footer={
        <button type="button" className="button primary" disabled={!valid || saving} onClick={() => valid && onSave({ cooldownMinutes: minutes, conditions: when, action: then })}>
          Save and enforce
        </button>
      }
    >
      <div className="stack">
        <label className="field">
          <span>Rest between two times (min)</span>
          <input className="input form-number" type="number" min={0} step={1} value={Number.isFinite(minutes) ? minutes : ''} onChange={(event) => setMinutes(event.target.valueAsNumber)} />
        </label>
        <label className="field">
          <span>When (JSON)</span>
          <textarea className="input" spellCheck={false} value={conditions} aria-invalid={when === null} onChange={(event) => setConditions(event.target.value)} />
        </label>
        <label className="field">
          <span>Then (JSON)</span>
          <textarea className="input" spellCheck={false} value={action} aria-invalid={then === null} onChange={(event) => setAction(event.target.value)} />
        </label>
        {(when === null || then === null) && <p className="field-error" role="alert">This is not a JSON object yet.</p>}
      </div>
    </Dialog>
  );
}

/** What proposes by itself, when something happens or when its time has come. */
export function Triggers() {
  const company = useCompanyKey();
  const client = useQueryClient();
  const may = useMay('operator');
  const { data, error, refetch } = useQuery(triggersQuery(company));
  const [open, setOpen] = useState<string | null>(null);
  const change = useMutation({
    mutationFn: ({ trigger, to }: { trigger: Trigger; to: Change }) =>
      api.put<Trigger>(companyPath(company, `/triggers/${encodeURIComponent(trigger.name)}`), to),
    onSuccess: () => {
      setOpen(null);
      say('Saved. It is in force now.');
    },
    onError: sayError,
    onSettled: () => void client.invalidateQueries({ queryKey: [company, 'triggers'] }),
  });
  if (error && !data) return <Problem error={error} what="The triggers" retry={() => void refetch()} />;
  if (!data) return <SkeletonRows rows={5} />;
  if (data.items.length === 0) return <Empty icon="pulse" title="No triggers">The company’s template brings them; without any, only people and agents propose.</Empty>;
  const opened = data.items.find((trigger) => trigger.name === open);
  const sorted = [...data.items].sort((a, b) => Number(!a.event) - Number(!b.event));
  return (
    <div className="trigger-list panel">
      {sorted.map((trigger) => {
        const who = text(trigger.action, 'agent');
        const what = text(trigger.action, 'step') ?? text(trigger.action, 'kind') ?? stepsOf(trigger.action);
        const proactive = trigger.name.startsWith('proactive_') || !trigger.event;
        return (
          <div key={trigger.name} className={`trigger${trigger.enabled ? '' : ' off'}`}>
            <Switch.Root className="switch" checked={trigger.enabled} disabled={!may || change.isPending} aria-label={`${words(trigger.name)} on`} onCheckedChange={(enabled) => change.mutate({ trigger, to: { enabled } })} />
            <div className="grow">
              <strong>{sentence(words(trigger.name.replace(/^proactive_/, '')))}</strong>
              <p className="muted small">
                {proactive ? `Every ${trigger.cooldownMinutes % 60 === 0 ? `${trigger.cooldownMinutes / 60} h` : `${trigger.cooldownMinutes} min`}` : `When ${words(trigger.event ?? '')}`}
                {who && (
                  <>
                    {' → '}
                    <AgentName agent={who} /> {what && words(what)}
                  </>
                )}
                {!proactive && ` · rests ${trigger.cooldownMinutes} min`}
              </p>
            </div>
            <div className="trigger-past muted small">
              <span>{trigger.fireCount === 0 ? 'never yet' : plural(trigger.fireCount, 'time')}</span>
              {trigger.nextDueAt ? <span>next <When at={trigger.nextDueAt} /></span> : trigger.lastFiredAt && <span>last <When at={trigger.lastFiredAt} /></span>}
            </div>
            {may && (
              <button type="button" className="button ghost square" aria-label={`Edit ${words(trigger.name)}`} onClick={() => setOpen(trigger.name)}>
                <Icon name="edit" />
              </button>
            )}
          </div>
        );
      })}
      {opened && <TriggerEditor trigger={opened} saving={change.isPending} onClose={() => setOpen(null)} onSave={(to) => change.mutate({ trigger: opened, to })} />}
    </div>
  );
}
