import type { AgentEvent } from '../api/types';

/** A rehearsed life as `agentops rehearse … --publish FILE` writes it. */
export interface FilmFile {
  company: string;
  template: string;
  seed: number;
  agents: { key: string; name: string; sprite?: string }[];
  /** In the order in which they happened. */
  events: AgentEvent[];
}

export const formatName = 'agentops-film/1';
/** A month of a studio is about 12 MB; a year is too much for one evening at the window. */
export const mostBytes = 128 * 1024 * 1024;
const mostEvents = 250_000;
const mostAgents = 64;

/** Why a file cannot be played, in words for who chose it. */
export class FilmError extends Error {
  override name = 'FilmError';
}

type Loose = Record<string, unknown>;
const isObject = (value: unknown): value is Loose => typeof value === 'object' && value !== null && !Array.isArray(value);
const text = (value: unknown, most = 4_000): value is string => typeof value === 'string' && value.length <= most;
const optional = (value: unknown) => (text(value) ? value : null);

function readAgents(value: unknown): FilmFile['agents'] {
  if (!Array.isArray(value) || value.length === 0 || value.length > mostAgents) throw new FilmError(`The film names no cast, or more than ${mostAgents}.`);
  return value.map((agent: unknown) => {
    if (!isObject(agent) || !text(agent.key, 32) || !text(agent.name, 80)) throw new FilmError('The film’s cast is damaged: an agent has no key or no name.');
    return { key: agent.key, name: agent.name, ...(text(agent.sprite, 80) && { sprite: agent.sprite }) };
  });
}

function readEvent(value: unknown, index: number): AgentEvent {
  const at = isObject(value) && text(value.at, 40) ? Date.parse(value.at) : NaN;
  if (!isObject(value) || !text(value.id, 80) || !text(value.kind, 80) || !text(value.title) || Number.isNaN(at)) throw new FilmError(`Event ${index + 1} of the film is damaged: it needs an id, a time, a kind and a title.`);
  const refs = isObject(value.refs) ? value.refs : {};
  return {
    id: value.id,
    seq: index + 1,
    at: new Date(at).toISOString(),
    agent: optional(value.agent),
    kind: value.kind,
    title: value.title,
    summary: optional(value.summary),
    tags: Array.isArray(value.tags) ? value.tags.filter((tag): tag is string => text(tag, 80)) : [],
    refs: { proposalId: optional(refs.proposalId), missionId: optional(refs.missionId), stepId: optional(refs.stepId), roundtableId: optional(refs.roundtableId) },
    cause: optional(value.cause),
    rootCause: optional(value.rootCause),
    data: isObject(value.data) ? (value.data as AgentEvent['data']) : null,
    untrusted: value.untrusted === true,
  };
}

/** Reads a film. What it says is data of an unknown hand: only what the Stage shows is taken over, and only in its shape. */
export function parseFilm(source: string): FilmFile {
  let file: unknown;
  try {
    file = JSON.parse(source);
  } catch {
    throw new FilmError('This is no film: the file is not JSON, or it was cut off.');
  }
  if (!isObject(file) || typeof file.format !== 'string' || !file.format.startsWith('agentops-film/')) throw new FilmError('This is no film. One is written by “agentops rehearse … --publish FILE”.');
  if (file.format !== formatName) throw new FilmError(`The film is of another kind (${file.format.slice(0, 40)}); this Stage plays ${formatName}.`);
  if (!Array.isArray(file.events) || file.events.length === 0) throw new FilmError('Nothing happens in this film: it has no events.');
  if (file.events.length > mostEvents) throw new FilmError(`The film has ${file.events.length.toLocaleString('en-US')} events; ${mostEvents.toLocaleString('en-US')} are the most.`);
  const events = file.events.map(readEvent);
  for (let i = 1; i < events.length; i++) if (events[i]!.at < events[i - 1]!.at) throw new FilmError(`Event ${i + 1} of the film lies before the one it follows.`);
  return { company: text(file.company, 80) ? file.company : 'film', template: text(file.template, 80) ? file.template : '', seed: typeof file.seed === 'number' ? file.seed : 0, agents: readAgents(file.agents), events };
}

/** Reads a chosen or dropped file; too large a one is not even opened. */
export async function openFilm(file: File): Promise<FilmFile> {
  if (file.size > mostBytes) throw new FilmError(`The file is ${Math.round(file.size / 1_048_576)} MB large; ${mostBytes / 1_048_576} MB are the most. Rehearse fewer days.`);
  let source: string;
  try {
    source = await file.text();
  } catch {
    throw new FilmError('The file could not be read.');
  }
  return parseFilm(source);
}
