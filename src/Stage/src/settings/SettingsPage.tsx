import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { api } from '../api/client';
import { companiesQuery, companyQuery, keysQuery, sessionQuery } from '../api/queries';
import type { Company, Key, Role } from '../api/types';
import { useMay } from '../shell/useCompany';
import { CopyId } from '../ui/CopyId';
import { Icon } from '../ui/Icon';
import { Part } from '../ui/Part';
import { Problem } from '../ui/Problem';
import { SkeletonRows } from '../ui/Skeleton';
import { say, sayError } from '../ui/Toasts';
import { When } from '../ui/When';
import './settings.css';

const route = getRouteApi('/c/$company/settings');
const roles: { role: Role; may: string }[] = [
  { role: 'viewer', may: 'may look' },
  { role: 'worker', may: 'may take steps and report' },
  { role: 'operator', may: 'may decide and change rules' },
  { role: 'admin', may: 'may do everything' },
];

function Keys() {
  const { company } = route.useParams();
  const client = useQueryClient();
  const { data, error, refetch } = useQuery(keysQuery);
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>('viewer');
  const [here, setHere] = useState(true);
  const settled = { onError: sayError, onSettled: () => void client.invalidateQueries({ queryKey: ['keys'] }) };
  const make = useMutation({ mutationFn: () => api.post<Key>('/api/keys', { name: name.trim(), role, ...(here ? { company } : {}) }), onSuccess: () => setName(''), ...settled });
  const revoke = useMutation({ mutationFn: (key: Key) => api.delete<void>(`/api/keys/${encodeURIComponent(key.id)}`), onSuccess: () => say('Revoked. It opens nothing any more.'), ...settled });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== '') make.mutate();
  };
  if (error && !data) return <Problem error={error} what="The keys" retry={() => void refetch()} />;
  if (!data) return <SkeletonRows rows={2} />;
  return (
    <section className="stack">
      <h2>Keys</h2>
      <ul className="panel">
        {data.items.filter((key) => !key.revokedAt).map((key) => (
          <li key={key.id} className="key-row">
            <div className="grow">
              <strong>{key.name}</strong>
              <p className="muted small">
                {key.role}, {key.company ? `only in ${key.company}` : 'in every company'}
                {key.createdAt && <> · made <When at={key.createdAt} /></>}
              </p>
            </div>
            <button type="button" className="button" disabled={revoke.isPending} onClick={() => revoke.mutate(key)}>
              Revoke
            </button>
          </li>
        ))}
      </ul>
      {make.data?.key && (
        <div className="new-key panel" role="status">
          <strong>{make.data.name}: copy this key now, it is shown only once.</strong>
          <CopyId id={make.data.key} label="key" />
        </div>
      )}
      <form className="key-form panel" onSubmit={submit}>
        <label className="field grow">
          <span>Name of a new key</span>
          <input className="input" value={name} maxLength={64} onChange={(event) => setName(event.target.value)} placeholder="worker-2" />
        </label>
        <label className="field">
          <span>Role</span>
          <select className="input" value={role} onChange={(event) => setRole(roles.find((one) => one.role === event.target.value)?.role ?? 'viewer')}>
            {roles.map((one) => (
              <option key={one.role} value={one.role}>
                {one.role}: {one.may}
              </option>
            ))}
          </select>
        </label>
        <label className="row key-here">
          <input type="checkbox" checked={here} onChange={() => setHere(!here)} /> only in {company}
        </label>
        <button type="submit" className="button primary" disabled={name.trim() === '' || make.isPending}>
          Make the key
        </button>
      </form>
    </section>
  );
}

function Companies() {
  const { company } = route.useParams();
  const client = useQueryClient();
  const navigate = route.useNavigate();
  const { data } = useQuery(companiesQuery);
  const [key, setKey] = useState('');
  const [template, setTemplate] = useState('studio');
  const create = useMutation({
    mutationFn: () => api.post<Company>('/api/companies', { key: key.trim(), template }),
    onSuccess: (made) => {
      void client.invalidateQueries({ queryKey: ['companies'] });
      void navigate({ to: '/c/$company', params: { company: made.key } });
    },
    onError: sayError,
  });
  const fits = /^[a-z0-9][a-z0-9-]{0,31}$/.test(key.trim());
  return (
    <section className="stack">
      <h2>Companies</h2>
      <ul className="panel">
        {(data?.items ?? []).map((one) => (
          <li key={one.key} className="key-row">
            <div className="grow">
              <strong>{one.name}</strong>
              <p className="muted small">
                {one.key} · {one.agents.length} agents · {one.state}
              </p>
            </div>
            {one.key === company && <span className="chip tone-run">you are here</span>}
          </li>
        ))}
      </ul>
      <form
        className="key-form panel"
        onSubmit={(event) => {
          event.preventDefault();
          if (fits) create.mutate();
        }}
      >
        <label className="field grow">
          <span>Key of a new company</span>
          <input className="input" value={key} onChange={(event) => setKey(event.target.value.toLowerCase())} aria-invalid={key !== '' && !fits} placeholder="night-lab" />
          {key !== '' && !fits && <span className="field-error">Small letters, digits and hyphens, at most 32.</span>}
        </label>
        <label className="field">
          <span>Template</span>
          <select className="input" value={template} onChange={(event) => setTemplate(event.target.value)}>
            {['studio', 'minimal', 'ecommerce', 'gamedev'].map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </label>
        <button type="submit" className="button primary" disabled={!fits || create.isPending}>
          <Icon name="stage" /> Open it
        </button>
      </form>
    </section>
  );
}

/** Keys and companies: who may do what, and where. */
export function SettingsPage() {
  const { company } = route.useParams();
  const { data: about } = useQuery(companyQuery(company));
  const { data: session } = useQuery(sessionQuery);
  const admin = useMay('admin');
  return (
    <div className="page">
      <div className="page-body settings">
        <div className="page-head">
          <h1>Settings</h1>
        </div>
        <section className="panel side-card">
          <dl className="facts">
            <dt>Company</dt>
            <dd>{about?.name}</dd>
            <dt>Opened</dt>
            <dd>{about && <When at={about.createdAt} />}</dd>
            <dt>You</dt>
            <dd>{!session ? 'a visitor' : session.name === session.role ? session.role : `${session.name}, ${session.role}`}</dd>
          </dl>
        </section>
        {admin ? (
          <>
            <Part name="The keys">
              <Keys />
            </Part>
            <Part name="The companies">
              <Companies />
            </Part>
          </>
        ) : (
          <p className="muted">Keys and companies are an admin’s to change.</p>
        )}
      </div>
    </div>
  );
}
