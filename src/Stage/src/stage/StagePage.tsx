import { lazy } from 'react';
import { FeedPanel } from '../feed/FeedPanel';
import { Part } from '../ui/Part';
import { useLiveBehaviour } from '../office/useBehaviour';
import { NowStrip } from './NowStrip';
import { PulseRow } from './PulseRow';
import { Verdict } from './Verdict';
import './stage.css';

const LiveOffice = lazy(() => import('./LiveOffice').then((module) => ({ default: module.LiveOffice })));

/** The first screen: is the company alive, is it all right, does it need me? */
export function StagePage() {
  const behaviour = useLiveBehaviour();
  return (
    <div className="stage">
      <h1 className="visually-hidden">Stage</h1>
      <div className="stage-left">
        <div className="stage-office">
          <Part name="The office" waiting={<div className="office-waiting" role="status" aria-label="The office is opening" />}>
            <LiveOffice behaviour={behaviour} />
          </Part>
        </div>
        <Part name="The verdict" waiting={null}>
          <Verdict store={behaviour} />
        </Part>
        <Part name="The pulse" waiting={<div className="pulse-row" />}>
          <PulseRow />
        </Part>
        <Part name="The strip of agents" waiting={null}>
          <NowStrip store={behaviour} />
        </Part>
      </div>
      <FeedPanel from="/c/$company/" />
    </div>
  );
}
