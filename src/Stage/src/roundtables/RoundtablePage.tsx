import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { roundtableQuery } from '../api/queries';
import type { Json, JsonObject, Turn } from '../api/types';
import { useScriptedModel } from '../shell/useCompany';
import { AgentName, Portrait } from '../ui/Agent';
import { CopyId } from '../ui/CopyId';
import { plural, sentence, words } from '../ui/format';
import { Icon } from '../ui/Icon';
import { Scripted } from '../ui/Marks';
import { Problem } from '../ui/Problem';
import { SkeletonRows } from '../ui/Skeleton';
import { Status } from '../ui/Status';
import { When } from '../ui/When';
import { useMember } from '../ui/Roster';
import { Draw } from './Draw';
import './roundtables.css';

const route = getRouteApi('/c/$company/roundtables/$roundtable');
const tones: Record<string, string> = { challenge: 'bad', critical: 'wait', neutral: 'calm', agreement: 'good', supportive: 'good' };

function Line({ turn }: { turn: Turn }) {
  const member = useMember(turn.agent);
  return (
    <li className={`line hue-${member.hue}`}>
      <Portrait agent={turn.agent} />
      <div className="grow">
        <div className="row wrap line-head">
          <AgentName agent={turn.agent} />
          {turn.tone && <span className={`chip tone-${tones[turn.tone] ?? 'calm'}`}>{words(turn.tone)}</span>}
          <When at={turn.at} />
        </div>
        <p className="line-text">{turn.text}</p>
      </div>
      <Draw turn={turn} />
    </li>
  );
}

const string = (item: JsonObject, ...names: string[]) => {
  for (const name of names) if (typeof item[name] === 'string') return item[name];
  return null;
};
const asObject = (item: Json): JsonObject => (typeof item === 'object' && item !== null && !Array.isArray(item) ? item : { title: String(item) });

/** One conversation as a transcript, with why each one spoke and what came of it. */
export function RoundtablePage() {
  const { company, roundtable: id } = route.useParams();
  const { data: talk, error, refetch } = useQuery(roundtableQuery(company, id));
  const scripted = useScriptedModel();
  const end = useRef<HTMLDivElement>(null);
  const turns = talk?.turns.length ?? 0;
  const live = talk ? /running|distilling|applying/.test(talk.status) : false;
  useEffect(() => {
    if (live) end.current?.scrollIntoView({ block: 'end' });
  }, [turns, live]);
  if (error && !talk) return <div className="page"><Problem error={error} what="This conversation" retry={() => void refetch()} /></div>;
  if (!talk) return <div className="page"><div className="page-body"><SkeletonRows rows={6} /></div></div>;
  const { memories = [], drifts = [], actionItems = [] } = talk.outcome ?? {};
  return (
    <div className="page">
      <article className="page-body talk-page">
        <Link className="row muted small back" to="/c/$company/roundtables" params={{ company }}>
          <Icon name="chevron" size={12} /> Roundtables
        </Link>
        <header className="stack">
          <h1>{talk.topic}</h1>
          <div className="row wrap">
            <Status status={talk.status} />
            <span className="muted">{sentence(words(talk.format))}</span>
            {talk.participants.map((agent) => (
              <AgentName key={agent} agent={agent} />
            ))}
            {(talk.scripted ?? scripted) && <Scripted />}
            <CopyId id={talk.id} label="conversation id" />
          </div>
        </header>
        {talk.reason && <p className="field-error">It ended early: {talk.reason}</p>}
        <ol className="lines" aria-live={live ? 'polite' : 'off'}>
          {talk.turns.map((turn) => (
            <Line key={turn.n} turn={turn} />
          ))}
        </ol>
        {live && <p className="muted row"><span className="chip-dot beating" /> {talk.status === 'running' ? 'The next one is thinking…' : 'They sum up what was said…'}</p>}
        <div ref={end} />
        {memories.length + drifts.length + actionItems.length > 0 && (
          <section className="outcome">
            <div className="panel side-card stack">
              <h2>Learned</h2>
              {memories.length === 0 && <p className="muted small">Nothing worth keeping.</p>}
              {memories.map((memory, index) => (
                <p key={index}>
                  {string(memory, 'agent') && <AgentName agent={string(memory, 'agent') ?? ''} />} {string(memory, 'content', 'text')}
                  {typeof memory.confidence === 'number' && <span className="muted small"> {Math.round(memory.confidence * 100)} % sure</span>}
                </p>
              ))}
            </div>
            <div className="panel side-card stack">
              <h2>Drifted</h2>
              {drifts.length === 0 && <p className="muted small">Nobody moved.</p>}
              {drifts.map((drift, index) => (
                <p key={index}>
                  <AgentName agent={string(drift, 'a') ?? ''} /> and <AgentName agent={string(drift, 'b') ?? ''} />{' '}
                  {typeof drift.drift === 'number' && <strong className={drift.drift < 0 ? 'fell' : 'rose'}>{drift.drift > 0 ? '+' : '−'}{Math.abs(drift.drift).toFixed(3)}</strong>}
                  <span className="muted small"> {string(drift, 'reason')}</span>
                </p>
              ))}
            </div>
            <div className="panel side-card stack">
              <h2>{actionItems.length === 0 ? 'To do' : plural(actionItems.length, 'thing to do', 'things to do')}</h2>
              {actionItems.length === 0 && <p className="muted small">No action items.</p>}
              {actionItems.map(asObject).map((item, index) => (
                <p key={index}>
                  {string(item, 'agent') && <AgentName agent={string(item, 'agent') ?? ''} />} {string(item, 'title', 'text', 'task')}
                </p>
              ))}
            </div>
          </section>
        )}
      </article>
    </div>
  );
}
