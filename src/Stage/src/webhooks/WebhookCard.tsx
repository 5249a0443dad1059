import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Switch } from 'radix-ui';
import { api, companyPath } from '../api/client';
import type { Webhook } from '../api/types';
import { useCompanyKey } from '../shell/useCompany';
import { plural, words } from '../ui/format';
import { Icon } from '../ui/Icon';
import { say, sayError } from '../ui/Toasts';
import { When } from '../ui/When';
import { Deliveries } from './Deliveries';

interface Props {
  hook: Webhook;
  open: boolean;
  onToggle: () => void;
  onEdit: () => void;
  onSecret: (made: Webhook) => void;
}

const shownKinds = 4;

/** One webhook: to whom, of what, and how its deliveries fare; opened, each of them. */
export function WebhookCard({ hook, open, onToggle, onEdit, onSecret }: Props) {
  const company = useCompanyKey();
  const client = useQueryClient();
  const path = companyPath(company, `/webhooks/${encodeURIComponent(hook.name)}`);
  const settled = { onError: sayError, onSettled: () => void client.invalidateQueries({ queryKey: [company, 'webhooks'] }) };
  const toggle = useMutation({ mutationFn: () => api.put<Webhook>(path, { enabled: !hook.enabled }), ...settled });
  const again = useMutation({ mutationFn: () => api.post<{ replayed: number }>(`${path}/replay`), onSuccess: ({ replayed }) => say(`${plural(replayed, 'delivery', 'deliveries')} will be tried again.`), ...settled });
  const renew = useMutation({ mutationFn: () => api.post<Webhook>(`${path}/secret`), onSuccess: onSecret, ...settled });
  const remove = useMutation({ mutationFn: () => api.delete<void>(path), onSuccess: () => say(`${hook.name} is told nothing any more.`), ...settled });
  const kinds = hook.kinds.includes('*') ? ['everything'] : hook.kinds.map(words);
  return (
    <section className="panel hook" aria-label={`Webhook ${hook.name}`}>
      <div className="hook-head">
        <Switch.Root className="switch" checked={hook.enabled} disabled={toggle.isPending} aria-label={`${hook.name} on`} onCheckedChange={() => toggle.mutate()} />
        <div className="grow">
          <h2>{hook.name}</h2>
          <p className="muted small">
            {hook.address} is told of {kinds.slice(0, shownKinds).join(', ')}
            {kinds.length > shownKinds && ` and ${kinds.length - shownKinds} more`}
          </p>
        </div>
        <div className="row wrap hook-state">
          {hook.failed > 0 && <span className="chip tone-bad"><Icon name="warn" /> {hook.failed} failed</span>}
          {hook.pending > 0 && <span className="chip tone-wait"><Icon name="clock" /> {hook.pending} waiting</span>}
          {hook.skipped > 0 && <span className="chip tone-calm">{hook.skipped} too old</span>}
          {hook.lastDeliveredAt ? <span className="muted small">delivered <When at={hook.lastDeliveredAt} /></span> : <span className="muted small">nothing delivered yet</span>}
        </div>
      </div>
      {hook.lastError && <p className="field-error hook-error">{hook.lastError}</p>}
      <div className="row wrap hook-acts">
        <button type="button" className="button" aria-expanded={open} onClick={onToggle}>
          <Icon name={open ? 'down' : 'chevron'} /> Deliveries
        </button>
        {hook.failed > 0 && (
          <button type="button" className="button" disabled={again.isPending} onClick={() => again.mutate()}>
            <Icon name="retry" /> Try the failed again
          </button>
        )}
        <span className="grow" />
        <button type="button" className="button ghost" onClick={onEdit}>
          <Icon name="edit" /> Change
        </button>
        <button type="button" className="button ghost" disabled={renew.isPending} onClick={() => renew.mutate()}>
          New secret
        </button>
        <button type="button" className="button ghost" disabled={remove.isPending} onClick={() => remove.mutate()}>
          <Icon name="cross" /> Delete
        </button>
      </div>
      {open && <Deliveries name={hook.name} />}
    </section>
  );
}
