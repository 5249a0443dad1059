import { useMemo } from 'react';
import type { AgentEvent, Mission, Proposal } from '../api/types';
import { Player, type Mark } from '../playback/Player';
import { usePlayhead } from '../playback/usePlayhead';
import { words } from '../ui/format';
import { toneOf } from '../ui/Status';
import { Story } from './Story';

/** The story of a mission; when it is over, it can be played again like a film. */
export function PlayedStory({ mission, proposal, events }: { mission: Mission; proposal: Proposal | null; events: readonly AgentEvent[] }) {
  const start = Date.parse(proposal?.createdAt ?? mission.createdAt);
  const end = Math.max(start + 1, Date.parse(mission.finishedAt ?? mission.createdAt));
  const playing = usePlayhead(start, end);
  const marks = useMemo<Mark[]>(
    () =>
      mission.steps.flatMap((step) => [
        ...(step.startedAt ? [{ at: Date.parse(step.startedAt), tone: 'run', label: `${words(step.kind)} starts` }] : []),
        ...(step.finishedAt ? [{ at: Date.parse(step.finishedAt), tone: toneOf(step.status), label: `${words(step.kind)} ${step.status}` }] : []),
      ]),
    [mission.steps],
  );
  const over = Boolean(mission.finishedAt);
  const wholeYet = playing.at >= end && !playing.playing;
  return (
    <>
      {over && <Player playing={playing} marks={marks} what={mission.title} />}
      <Story mission={mission} proposal={proposal} events={events} now={over && !wholeYet ? playing.at : Infinity} />
    </>
  );
}
