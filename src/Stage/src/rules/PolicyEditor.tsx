import { Tabs } from 'radix-ui';
import type { Policy } from '../api/types';
import { useCompanyKey, useMay } from '../shell/useCompany';
import { Dialog } from '../ui/Dialog';
import { plural } from '../ui/format';
import { Icon } from '../ui/Icon';
import { Part } from '../ui/Part';
import { Changes } from './Changes';
import { PolicyHistory } from './PolicyHistory';
import { SchemaForm } from './SchemaForm';
import { usePolicyEditor } from './usePolicyEditor';
import { WhatIf } from './WhatIf';
import { wordsFor } from './inWords';

/** One rule, open for change: as a form or as JSON, with what it would have meant, and its past. */
export function PolicyEditor({ policy, onClose }: { policy: Policy; onClose: () => void }) {
  const company = useCompanyKey();
  const may = useMay('operator');
  const editing = usePolicyEditor(company, policy);
  const { draft, faults, changes, save, conflict, reload, valid, dirty } = editing;
  const rule = wordsFor(policy.key);
  const others = Object.entries(faults);
  return (
    <Dialog
      kind="drawer"
      title={rule.name}
      subtitle={<code>{policy.key}</code>}
      onClose={onClose}
      footer={
        may ? (
          <>
            <span className="grow small muted">{dirty ? plural(changes.length, 'change') : 'No changes'}</span>
            <button type="button" className="button" disabled={!dirty} onClick={() => editing.edit(editing.base.value)}>
              <Icon name="undo" /> Discard
            </button>
            <button type="button" className="button primary" disabled={!dirty || !valid || save.isPending || conflict} onClick={() => save.mutate(draft)}>
              {save.isPending ? 'Saving…' : 'Save and enforce'}
            </button>
          </>
        ) : (
          <span className="small muted">Your key may look. An operator key may change it.</span>
        )
      }
    >
      <div className="stack editor">
        <p className="editor-words">{rule.say(draft)}</p>
        {policy.invalid && (
          <div className="fallback">
            <strong>What is in the table does not fit</strong>
            <span className="muted">{policy.invalid.message} The last good value stays in force.</span>
          </div>
        )}
        {conflict && (
          <div className="fallback" role="alert">
            <strong>Someone changed this rule meanwhile</strong>
            <span className="muted">{save.error?.message} Look at theirs, or put your changes on top of it.</span>
            <div className="row wrap">
              <button type="button" className="button" onClick={() => reload.mutate(false)}>
                Take theirs
              </button>
              <button type="button" className="button" onClick={() => reload.mutate(true)}>
                Keep mine on top
              </button>
            </div>
          </div>
        )}
        {save.error && !conflict && <p className="field-error" role="alert">{save.error.message}</p>}
        <Tabs.Root defaultValue="form" className="stack">
          <Tabs.List className="segments" aria-label="How to edit">
            <Tabs.Trigger value="form">Form</Tabs.Trigger>
            <Tabs.Trigger value="json">JSON</Tabs.Trigger>
            <Tabs.Trigger value="history">History</Tabs.Trigger>
          </Tabs.List>
          <Tabs.Content value="form">
            <fieldset disabled={!may}>
              <SchemaForm schema={editing.base.schema} value={draft} path="" label="" faults={faults} onChange={(value) => editing.edit(value as typeof draft)} />
            </fieldset>
          </Tabs.Content>
          <Tabs.Content value="json" className="stack">
            <textarea className="input editor-json" spellCheck={false} aria-label="The rule as JSON" aria-invalid={!valid} readOnly={!may} value={editing.text} onChange={(event) => editing.editText(event.target.value)} />
            {editing.textFault && <p className="field-error" role="alert">{editing.textFault}</p>}
            {!editing.textFault && others.map(([path, messages]) => (
              <p key={path} className="field-error">
                <code>{path || '/'}</code> {messages.join('; ')}
              </p>
            ))}
          </Tabs.Content>
          <Tabs.Content value="history">
            <Part name="The history">
              <PolicyHistory policyKey={policy.key} onRestore={may ? editing.edit : null} />
            </Part>
          </Tabs.Content>
        </Tabs.Root>
        {dirty && (
          <section className="stack editor-after">
            <h3>What changes</h3>
            <Changes changes={changes} />
            {may && valid && (
              <Part name="The what-if">
                <WhatIf policyKey={policy.key} value={draft} />
              </Part>
            )}
          </section>
        )}
        {may && JSON.stringify(draft) !== JSON.stringify(policy.default) && (
          <button type="button" className="button ghost editor-default" onClick={() => editing.edit(policy.default)}>
            Fill in the default
          </button>
        )}
      </div>
    </Dialog>
  );
}
