import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { api, ApiError, companyPath } from '../api/client';
import type { Webhook } from '../api/types';
import { kindNames } from '../feed/kinds';
import { useCompanyKey } from '../shell/useCompany';
import { Dialog } from '../ui/Dialog';
import { words } from '../ui/format';
import { say } from '../ui/Toasts';

interface Props {
  /** The one to change; null for a new one. */
  hook: Webhook | null;
  onClose: () => void;
  onDone: (made: Webhook) => void;
}

const fits = (name: string) => /^[a-z0-9][a-z0-9-]{0,31}$/.test(name);

/** Makes a webhook or changes one. Its address is never shown again in full, so a change may leave it as it is. */
export function WebhookForm({ hook, onClose, onDone }: Props) {
  const company = useCompanyKey();
  const client = useQueryClient();
  const [name, setName] = useState(hook?.name ?? '');
  const [address, setAddress] = useState('');
  const [all, setAll] = useState(hook?.kinds.includes('*') ?? false);
  const [kinds, setKinds] = useState<readonly string[]>(hook?.kinds.filter((kind) => kind !== '*') ?? ['mission_failed', 'worker_disabled']);
  const save = useMutation({
    mutationFn: () => api.put<Webhook>(companyPath(company, `/webhooks/${encodeURIComponent(name)}`), { ...(address.trim() === '' ? {} : { address: address.trim() }), kinds: all ? ['*'] : kinds }),
    onSuccess: (made) => {
      onDone(made);
      say(hook ? 'Changed.' : `${made.name} is told from now on.`);
      onClose();
    },
    onSettled: () => void client.invalidateQueries({ queryKey: [company, 'webhooks'] }),
  });
  const faults = save.error instanceof ApiError ? save.error.problem.errors : undefined;
  const ready = fits(name) && (hook !== null || address.trim() !== '') && (all || kinds.length > 0);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) save.mutate();
  };
  const flip = (kind: string) => setKinds(kinds.includes(kind) ? kinds.filter((one) => one !== kind) : [...kinds, kind]);
  return (
    <Dialog
      kind="wide"
      title={hook ? `Change ${hook.name}` : 'A new webhook'}
      onClose={onClose}
      footer={
        <button type="submit" form="webhook-form" className="button primary" disabled={!ready || save.isPending}>
          {hook ? 'Save' : 'Make it'}
        </button>
      }
    >
      <form id="webhook-form" className="stack" onSubmit={submit}>
        {!hook && (
          <label className="field">
            <span>Name</span>
            <input className="input" value={name} placeholder="ops-room" aria-invalid={name !== '' && !fits(name)} onChange={(event) => setName(event.target.value.toLowerCase())} />
            {name !== '' && !fits(name) && <span className="field-error">Small letters, digits and hyphens, at most 32.</span>}
          </label>
        )}
        <label className="field">
          <span>Address</span>
          <input className="input" type="url" value={address} placeholder={hook ? `${hook.address}/… stays as it is` : 'https://chat.example/hook/…'} aria-invalid={faults?.address !== undefined} onChange={(event) => setAddress(event.target.value)} />
          {faults?.address ? <span className="field-error">{faults.address.join('; ')}</span> : <span className="field-hint">Kept secret: of it only the host is shown again.</span>}
        </label>
        <fieldset className="stack">
          <legend className="small muted">Which events</legend>
          <label className="row">
            <input type="checkbox" checked={all} onChange={() => setAll(!all)} /> Everything that happens
          </label>
          {!all && (
            <div className="hook-kinds">
              {kindNames.map((kind) => (
                <label key={kind} className="row small">
                  <input type="checkbox" checked={kinds.includes(kind)} onChange={() => flip(kind)} /> {words(kind)}
                </label>
              ))}
            </div>
          )}
        </fieldset>
        {save.error && !faults?.address && <p className="field-error" role="alert">{save.error.message}</p>}
      </form>
    </Dialog>
  );
}
