import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, companyPath } from '../api/client';
import { companyQuery } from '../api/queries';
import type { Company } from '../api/types';
import { Dialog } from '../ui/Dialog';
import { Icon } from '../ui/Icon';
import { say, sayError } from '../ui/Toasts';
import { useCompanyKey, useMay } from './useCompany';

/** Stops the whole company, after one question; or opens it again. */
export function PauseButton() {
  const key = useCompanyKey();
  const client = useQueryClient();
  const { data: company } = useQuery(companyQuery(key));
  const [asking, setAsking] = useState(false);
  const may = useMay('operator');
  const change = useMutation({
    mutationFn: (action: 'pause' | 'resume') => api.post<Company>(companyPath(key, `/${action}`)),
    onSuccess: (after) => {
      client.setQueryData(companyQuery(key).queryKey, after);
      setAsking(false);
      say(after.state === 'paused' ? `${after.name} is paused. Nothing new starts.` : `${after.name} is open again.`);
    },
    onError: sayError,
  });
  if (!company || company.state === 'killed' || !may) return null;
  if (company.state === 'paused') {
    return (
      <button type="button" className="button primary" disabled={change.isPending} onClick={() => change.mutate('resume')}>
        <Icon name="play" /> Resume
      </button>
    );
  }
  return (
    <>
      <button type="button" className="button danger" onClick={() => setAsking(true)} aria-label="Pause company">
        <Icon name="pause" /> <span className="wide-only">Pause</span>
      </button>
      {asking && (
        <Dialog
          title={`Pause ${company.name}?`}
          onClose={() => setAsking(false)}
          footer={
            <>
              <button type="button" className="button" onClick={() => setAsking(false)}>
                Keep it open
              </button>
              <button type="button" className="button danger" autoFocus disabled={change.isPending} onClick={() => change.mutate('pause')}>
                <Icon name="pause" /> Pause now
              </button>
            </>
          }
        >
          <p>Every new proposal is turned away and nothing queued starts. Steps that run now finish. You can resume at any time.</p>
        </Dialog>
      )}
    </>
  );
}
