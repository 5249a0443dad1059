import { useEffect, useState } from 'react';
import { useMember, useRoster } from '../ui/Roster';

/** An agent's face as a node of the graph. */
export function Face({ agent, x, y }: { agent: string; x: number; y: number }) {
  const member = useMember(agent);
  const { members } = useRoster();
  const index = members.findIndex((other) => other.key === agent);
  const [face, setFace] = useState<string | null>(null);
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
    <g className={`bond-face hue-${member.hue}`} transform={`translate(${x} ${y})`}>
      <rect x="-28" y="-28" width="56" height="56" rx="8" className="bond-ground" />
      <rect x="-28" y="-28" width="56" height="56" rx="8" className="bond-frame" />
      {face && <image href={face} x="-24" y="-24" width="48" height="48" />}
      <text y="46" textAnchor="middle">
        {member.name}
      </text>
    </g>
  );
}
