import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { webhooksQuery } from '../api/queries';
import type { Webhook } from '../api/types';
import { useMay } from '../shell/useCompany';
import { CopyId } from '../ui/CopyId';
import { Empty } from '../ui/Empty';
import { Part } from '../ui/Part';
import { Problem } from '../ui/Problem';
import { SkeletonRows } from '../ui/Skeleton';
import { WebhookCard } from './WebhookCard';
import { WebhookForm } from './WebhookForm';
import './webhooks.css';

const route = getRouteApi('/c/$company/webhooks');

/** Who outside is told of what happens here, and how that goes. */
export function WebhooksPage() {
  const { company } = route.useParams();
  const { hook } = route.useSearch();
  const navigate = route.useNavigate();
  const may = useMay('operator');
  const { data, error, refetch } = useQuery({ ...webhooksQuery(company), enabled: may, refetchInterval: 5_000 });
  const [editing, setEditing] = useState<Webhook | 'new' | null>(null);
  const [secret, setSecret] = useState<{ name: string; secret: string } | null>(null);
  const show = (made: Webhook) => made.secret && setSecret({ name: made.name, secret: made.secret });
  return (
    <div className="page">
      <div className="page-body">
        <div className="page-head">
          <h1>Webhooks</h1>
          <p className="small">Other systems are told of events here, each kind to whom it concerns.</p>
          {may && (
            <button type="button" className="button primary end" onClick={() => setEditing('new')}>
              New webhook
            </button>
          )}
        </div>
        {secret && (
          <div className="panel hook-secret" role="status">
            <strong>The secret of {secret.name}: copy it now, it is shown only once.</strong>
            <span className="muted small">Every delivery is signed with it, so that its receiver can tell it is ours.</span>
            <CopyId id={secret.secret} label="secret" />
          </div>
        )}
        {!may ? (
          <p className="muted">Webhooks are an operator’s to see and change.</p>
        ) : error && !data ? (
          <Problem error={error} what="The webhooks" retry={() => void refetch()} />
        ) : !data ? (
          <SkeletonRows rows={3} />
        ) : data.items.length === 0 ? (
          <Empty icon="hook" title="Nobody outside is told yet">
            Make a webhook, and each event of the kinds you choose is posted to its address, signed, and tried again for a day until it is taken.
          </Empty>
        ) : (
          <ul className="stack">
            {data.items.map((one) => (
              <li key={one.name}>
                <Part name={`The webhook ${one.name}`}>
                  <WebhookCard
                    hook={one}
                    open={hook === one.name}
                    onToggle={() => void navigate({ search: hook === one.name ? {} : { hook: one.name }, replace: true })}
                    onEdit={() => setEditing(one)}
                    onSecret={show}
                  />
                </Part>
              </li>
            ))}
          </ul>
        )}
        {data && data.items.length > 0 && (
          <p className="muted small">At least once: after a crash the same event may come again with the same id. Ended deliveries are kept for a week.</p>
        )}
      </div>
      {editing && <WebhookForm hook={editing === 'new' ? null : editing} onClose={() => setEditing(null)} onDone={show} />}
    </div>
  );
}
