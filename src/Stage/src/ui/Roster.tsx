import { useQuery } from '@tanstack/react-query';
import { createContext, use, useMemo, type ReactNode } from 'react';
import { agentsQuery, companyQuery } from '../api/queries';
import { sentence, words } from './format';

export interface Member {
  key: string;
  name: string;
  role: string;
  /** What the template says of their look. */
  sprite?: string;
  /** Which of the twelve hues is theirs. */
  hue: number;
}

const hueCount = 12;
interface Cast {
  company: string;
  members: Member[];
  /** True for the cast of a film: they and what they do are nowhere on this server, so nothing leads there. */
  apart?: boolean;
}

const RosterContext = createContext<Cast>({ company: '', members: [] });

/** A stable number for a name, for agents that are not on the roster. */
export function hash(text: string): number {
  let value = 2166136261;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 16777619);
  return value >>> 0;
}

/** Knows every agent's name and hue for the parts inside. */
export function RosterProvider({ company, children }: { company: string; children: ReactNode }) {
  const { data: page } = useQuery({ ...agentsQuery(company), retry: false });
  const { data: about } = useQuery(companyQuery(company));
  const value = useMemo(() => {
    const keys = about?.agents.map((agent) => (typeof agent === 'string' ? agent : agent.key)) ?? page?.items.map((agent) => agent.key) ?? [];
    const members = keys.map((key, index) => {
      const agent = page?.items.find((item) => item.key === key) ?? about?.agents.find((item) => typeof item !== 'string' && item.key === key);
      const known = typeof agent === 'string' ? undefined : agent;
      return { key, name: known?.name ?? sentence(words(key)), role: known?.role ?? '', sprite: known?.sprite, hue: index % hueCount };
    });
    return { company, members };
  }, [about, page, company]);
  return <RosterContext value={value}>{children}</RosterContext>;
}

/** A film's own cast, in place of the company's. */
export function FilmCast({ company, agents, children }: { company: string; agents: readonly { key: string; name: string; sprite?: string }[]; children: ReactNode }) {
  const value = useMemo(() => ({ company, apart: true, members: agents.map(({ key, name, sprite }, index) => ({ key, name, sprite, role: '', hue: index % hueCount })) }), [company, agents]);
  return <RosterContext value={value}>{children}</RosterContext>;
}

export const useRoster = () => use(RosterContext);

export function useMember(key: string): Member {
  const { members } = useRoster();
  return members.find((member) => member.key === key) ?? { key, name: sentence(words(key)), role: '', hue: hash(key) % hueCount };
}
