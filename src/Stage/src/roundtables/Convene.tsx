import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api, companyPath } from '../api/client';
import type { Roundtable } from '../api/types';
import { useCompanyKey } from '../shell/useCompany';
import { Portrait } from '../ui/Agent';
import { Dialog } from '../ui/Dialog';
import { sentence, words } from '../ui/format';
import { useRoster } from '../ui/Roster';
import { formats } from './formats';

/** Calls a conversation: which kind, about what, with whom. */
export function Convene({ onClose }: { onClose: () => void }) {
  const company = useCompanyKey();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { members } = useRoster();
  const [format, setFormat] = useState('standup');
  const [topic, setTopic] = useState('');
  const [guests, setGuests] = useState<ReadonlySet<string>>(new Set());
  const convene = useMutation({
    mutationFn: () => api.post<Roundtable>(companyPath(company, '/roundtables'), { format, topic: topic.trim(), ...(guests.size > 0 ? { participants: [...guests] } : {}) }),
    onSuccess: (talk) => {
      void client.invalidateQueries({ queryKey: [company, 'roundtables'] });
      onClose();
      void navigate({ to: '/c/$company/roundtables/$roundtable', params: { company, roundtable: talk.id } });
    },
  });
  const chosen = formats.find((one) => one.key === format);
  return (
    <Dialog
      title="Convene a conversation"
      onClose={onClose}
      footer={
        <button type="button" className="button primary" disabled={topic.trim() === '' || convene.isPending} onClick={() => convene.mutate()}>
          {convene.isPending ? 'Calling…' : 'Call them in'}
        </button>
      }
    >
      <div className="stack">
        <label className="field">
          <span>What about</span>
          <input className="input" autoFocus value={topic} maxLength={200} onChange={(event) => setTopic(event.target.value)} placeholder="Why did the launch thread work?" />
        </label>
        <label className="field">
          <span>How</span>
          <select className="input" value={format} onChange={(event) => setFormat(event.target.value)}>
            {formats.map((one) => (
              <option key={one.key} value={one.key}>
                {sentence(words(one.key))}
              </option>
            ))}
          </select>
          {chosen && <span className="field-hint">{chosen.hint}</span>}
        </label>
        <fieldset className="stack">
          <legend className="small muted">With whom (nobody chosen: the format decides)</legend>
          <div className="guests">
            {members.map((member) => (
              <label key={member.key} className={`guest hue-${member.hue}`}>
                <input
                  type="checkbox"
                  checked={guests.has(member.key)}
                  onChange={() =>
                    setGuests((before) => {
                      const next = new Set(before);
                      if (!next.delete(member.key)) next.add(member.key);
                      return next;
                    })
                  }
                />
                <Portrait agent={member.key} size="s" />
                <span className="agent-name">{member.name}</span>
              </label>
            ))}
          </div>
        </fieldset>
        {convene.error && (
          <p className="field-error" role="alert">
            {convene.error.message}
          </p>
        )}
      </div>
    </Dialog>
  );
}
