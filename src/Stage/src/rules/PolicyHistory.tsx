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
        <li key={`${change.version}-${change.at}`} className="stack">
          <div className="row spread">
            <span>
              <strong>{change.by ?? 'someone'}</strong> <When at={change.at} />
            </span>
            {onRestore && change.old && (
              <button type="button" className="button" onClick={() => onRestore(change.old ?? {})}>
                <Icon name="undo" /> Back to before
              </button>
            )}
          </div>
          <Changes changes={diff(change.old ?? {}, change.new ?? {})} />
        </li>
      ))}
    </ol>
  );
}
