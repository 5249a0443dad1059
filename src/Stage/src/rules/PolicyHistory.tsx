import { useQuery } from '@tanstack/react-query';
import { policyHistoryQuery } from '../api/queries';
import type { JsonObject } from '../api/types';
import { useCompanyKey } from '../shell/useCompany';
import { Empty } from '../ui/Empty';
import { Icon } from '../ui/Icon';
import { Problem } from '../ui/Problem';
import { SkeletonRows } from '../ui/Skeleton';
import { When } from '../ui/When';
import { Changes } from './Changes';
import { diff } from './diff';

/** Every change of a rule: who, when, what; and the way back. */
export function PolicyHistory({ policyKey, onRestore }: { policyKey: string; onRestore: ((value: JsonObject) => void) | null }) {
  const { data, error, refetch } = useQuery(policyHistoryQuery(useCompanyKey(), policyKey));
  if (error) return <Problem error={error} what="The history" retry={() => void refetch()} />;
  if (!data) return <SkeletonRows rows={3} />;
  if (data.items.length === 0) return <Empty icon="clock" title="Never changed">The first change you save will stand here, with the way back.</Empty>;
  return (
    <ol className="history">
      {data.items.map((change) => (
        <li key={change.id} className="stack">
          <div className="row spread">
            <span>
              <strong>{change.changedBy ?? 'someone'}</strong> <When at={change.changedAt} />
            </span>
            {onRestore && change.oldValue && (
              <button type="button" className="button" onClick={() => onRestore(change.oldValue ?? {})}>
                <Icon name="undo" /> Back to before
              </button>
            )}
          </div>
          <Changes changes={diff(change.oldValue ?? {}, change.newValue ?? {})} />
        </li>
      ))}
    </ol>
  );
}
