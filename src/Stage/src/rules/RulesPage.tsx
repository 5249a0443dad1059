import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { policiesQuery } from '../api/queries';
import { Part } from '../ui/Part';
import { Problem } from '../ui/Problem';
import { SkeletonRows } from '../ui/Skeleton';
import { PolicyEditor } from './PolicyEditor';
import { Reactions } from './Reactions';
import { Triggers } from './Triggers';
import { groups, wordsFor } from './inWords';
import { When } from '../ui/When';
import './rules.css';

const route = getRouteApi('/c/$company/rules');
const tabs = [
  [undefined, 'Policies'],
  ['triggers', 'Triggers'],
  ['reactions', 'Reactions'],
] as const;

function Policies() {
  const { company } = route.useParams();
  const { policy: openKey } = route.useSearch();
  const navigate = route.useNavigate();
  const { data, error, refetch } = useQuery(policiesQuery(company));
  if (error && !data) return <Problem error={error} what="The rules" retry={() => void refetch()} />;
  if (!data) return <SkeletonRows rows={6} />;
  const open = data.items.find((policy) => policy.key === openKey);
  return (
    <div className="rules">
      {groups.map((group) => {
        const own = data.items.filter((policy) => wordsFor(policy.key).group === group);
        if (own.length === 0) return null;
        return (
          <section key={group} className="rules-group">
            <h2>{group}</h2>
            <div className="rules-cards">
              {own.map((policy) => {
                const rule = wordsFor(policy.key);
                return (
                  <button key={policy.key} type="button" className="rule-card panel" onClick={() => void navigate({ search: (before) => ({ ...before, policy: policy.key }) })}>
                    <span className="row spread">
                      <strong>{rule.name}</strong>
                      {policy.invalid && <span className="chip tone-bad">does not fit</span>}
                      {policy.value.enabled === false && <span className="chip tone-calm">off</span>}
                    </span>
                    <span className="rule-say">{rule.say(policy.value)}</span>
                    {policy.updatedAt && policy.version > 1 && (
                      <span className="muted small">
                        {policy.updatedBy ?? 'someone'}, <When at={policy.updatedAt} />
                      </span>
                    )}
                  </button>
                );
              })}
            </div>
          </section>
        );
      })}
      {open && <PolicyEditor key={open.key} policy={open} onClose={() => void navigate({ search: (before) => ({ ...before, policy: undefined }) })} />}
    </div>
  );
}

/** The rules of the company, each in words, each open to change. */
export function RulesPage() {
  const { tab } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <div className="page">
      <div className="page-body">
        <div className="page-head">
          <h1>Rules</h1>
          <div className="segments" role="group" aria-label="Kind of rule">
            {tabs.map(([value, label]) => (
              <button key={label} type="button" aria-pressed={tab === value} onClick={() => void navigate({ search: { tab: value, policy: undefined }, replace: true })}>
                {label}
              </button>
            ))}
          </div>
          <p className="small">A change is in force within a second.</p>
        </div>
        <Part name="The rules">{tab === 'triggers' ? <Triggers /> : tab === 'reactions' ? <Reactions /> : <Policies />}</Part>
      </div>
    </div>
  );
}
