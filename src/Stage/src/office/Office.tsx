import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { companyQuery } from '../api/queries';
import { hourIn, skyAt } from '../live/clock';
import { useLive, useNow } from '../live/Live';
import { useCompanyKey, useTimeZone } from '../shell/useCompany';
import { useRoster } from '../ui/Roster';
import { activityAt } from './behaviour';
import { OfficeAgent } from './OfficeAgent';
import type { BoardFigures } from './scene/Signs';
import { useOfficeScene } from './useOfficeScene';
import type { BehaviourStore } from './useBehaviour';
import './office.css';

/** The office of the company, alive. What is drawn is also said: every figure is a button that tells who it is and what it does. */
export function Office({ behaviour, figures, waiting = 0 }: { behaviour: BehaviourStore; figures: BoardFigures; waiting?: number }) {
  const company = useCompanyKey();
  const { members, apart, company: name } = useRoster();
  const { clock } = useLive();
  const zone = useTimeZone();
  const { data: about } = useQuery(companyQuery(company));
  const now = useNow(1_000);
  const sky = skyAt(hourIn(zone, now));
  const state = useSyncExternalStore(behaviour.watch, behaviour.get);
  const box = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState<string | null>(null);
  const { scene, failed, place } = useOfficeScene({ box, agents: members, behaviour, now: () => clock.now(Date.now()) });

  useEffect(() => scene?.setSky(sky), [scene, sky]);
  const title = apart ? name : (about?.name ?? company);
  useEffect(() => scene?.signs.setName(title), [scene, title]);
  useEffect(() => scene?.signs.setState(apart ? 'open' : (about?.state ?? 'open')), [scene, apart, about?.state]);
  useEffect(() => scene?.signs.setFigures(figures));
  useEffect(() => scene?.dress(new Map(members.flatMap((member) => (member.sprite ? [[member.key, member.sprite]] : [])))), [scene, members]);
  useEffect(() => scene?.setWaiting(waiting), [scene, waiting]);

  return (
    <div className={`office${scene ? ' ready' : ''}`} ref={box}>
      {failed && (
        <p className="office-failed" role="status">
          This browser draws no pictures here. The strip below says who does what.
        </p>
      )}
      <ul className="office-people" aria-label={`The office of ${title}, ${sky}`}>
        {members.map((member) => (
          <OfficeAgent key={member.key} member={member} activity={activityAt(state, member.key, now)} open={open === member.key} onOpen={(next) => setOpen(next ? member.key : null)} place={place} />
        ))}
      </ul>
    </div>
  );
}
