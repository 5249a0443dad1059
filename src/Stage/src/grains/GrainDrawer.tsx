import { useQuery } from '@tanstack/react-query';
import { grainQuery } from '../api/queries';
import { useCompanyKey } from '../shell/useCompany';
import { CopyId } from '../ui/CopyId';
import { Dialog } from '../ui/Dialog';
import { sentence, words } from '../ui/format';
import { Icon } from '../ui/Icon';
import { Problem } from '../ui/Problem';
import { SkeletonRows } from '../ui/Skeleton';
import { When } from '../ui/When';
import { every } from './rate';

/** One grain: whether it is awake, when it will wake by itself, and what it remembers. */
export function GrainDrawer({ type, grain, onClose }: { type: string; grain: string; onClose: () => void }) {
  const { data, error, refetch } = useQuery(grainQuery(useCompanyKey(), type, grain));
  return (
    <Dialog kind="drawer" title={sentence(words(type))} subtitle={<CopyId id={grain} label="key" />} onClose={onClose}>
      {error && !data ? (
        <Problem error={error} what="This grain" retry={() => void refetch()} />
      ) : !data ? (
        <SkeletonRows rows={3} />
      ) : (
        <div className="stack">
          <span className={`chip grain-awake tone-${data.active ? 'good' : 'calm'}`}>
            <span className={`chip-dot${data.active ? ' beating' : ''}`} /> {data.active ? 'in memory' : 'asleep, only stored'}
          </span>
          <dl className="facts">
            {data.silo && (
              <>
                <dt>Lives on</dt>
                <dd>{data.silo}</dd>
              </>
            )}
            {typeof data.version === 'number' && (
              <>
                <dt>Written</dt>
                <dd>
                  version {data.version}
                  {data.changedAt && (
                    <>
                      , <When at={data.changedAt} />
                    </>
                  )}
                </dd>
              </>
            )}
          </dl>
          {(data.reminders ?? []).map((reminder) => (
            <p key={reminder.name} className="row grain-reminder">
              <Icon name="clock" />
              <strong>{reminder.name}</strong>
              <span className="muted small">{every(reminder.periodMinutes)}</span>
              {reminder.nextDueAt && <When at={reminder.nextDueAt} />}
            </p>
          ))}
          <h3>State</h3>
          {data.state === null || data.state === undefined ? <p className="muted">This grain stores nothing: what it knows is gone when it sleeps.</p> : <pre className="json grain-state">{JSON.stringify(data.state, null, 2)}</pre>}
        </div>
      )}
    </Dialog>
  );
}
