import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useMember, useRoster } from './Roster';

/** An agent's name in its hue. Leads to the agent unless told not to. */
export function AgentName({ agent, link = true }: { agent: string; link?: boolean }) {
  const member = useMember(agent);
  const { company, apart } = useRoster();
  const className = `agent-name hue-${member.hue}`;
  if (!link || apart) return <span className={className}>{member.name}</span>;
  return (
    <Link to="/c/$company/agents/$agent" params={{ company, agent }} className={className} onClick={(event) => event.stopPropagation()}>
      {member.name}
    </Link>
  );
}

/** An agent's face, cut from the same sprite that walks through the office. */
export function Portrait({ agent, size = 'm' }: { agent: string; size?: 's' | 'm' | 'l' | 'xl' }) {
  const member = useMember(agent);
  const { members } = useRoster();
  const [face, setFace] = useState<string | null>(null);
  const index = members.findIndex((other) => other.key === agent);
  useEffect(() => {
    let current = true;
    void import('../art/portrait').then(({ portraitOf }) => {
      if (current) setFace(portraitOf(agent, index, member.sprite));
    });
    return () => {
      current = false;
    };
  }, [agent, index, member.sprite]);
  return (
    <span className={`portrait ${size} hue-${member.hue}`} aria-hidden="true">
      {face ? <img src={face} alt="" /> : member.name[0]}
    </span>
  );
}
