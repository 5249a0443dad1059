import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, companyPath } from '../api/client';
import { missionQuery } from '../api/queries';
import type { Mission } from '../api/types';
import { useCompanyKey, useMay } from '../shell/useCompany';
import { Dialog } from '../ui/Dialog';
import { Icon } from '../ui/Icon';
import { say, sayError } from '../ui/Toasts';

/** Cancel what runs, retry what failed. */
export function MissionActions({ mission }: { mission: Mission }) {
  const company = useCompanyKey();
  const client = useQueryClient();
  const may = useMay('operator');
  const [asking, setAsking] = useState(false);
  const act = useMutation({
    mutationFn: (action: 'cancel' | 'retry') => api.post<Mission>(companyPath(company, `/missions/${encodeURIComponent(mission.id)}/${action}`)),
    onSuccess: (after, action) => {
      client.setQueryData(missionQuery(company, mission.id).queryKey, after);
      void client.invalidateQueries({ queryKey: [company, 'missions'] });
      setAsking(false);
      say(action === 'cancel' ? 'Cancelled. Nothing more of it runs.' : 'What had not succeeded runs again.');
    },
    onError: sayError,
  });
  if (!may) return null;
  const open = mission.status === 'approved' || mission.status === 'running';
  const again = mission.status === 'failed' || mission.status === 'cancelled';
  return (
    <>
      {open && (
        <button type="button" className="button" onClick={() => setAsking(true)}>
          <Icon name="cross" /> Cancel
        </button>
      )}
      {again && (
        <button type="button" className="button" disabled={act.isPending} onClick={() => act.mutate('retry')}>
          <Icon name="retry" /> Retry what did not succeed
        </button>
      )}
      {asking && (
        <Dialog
          title="Cancel this mission?"
          onClose={() => setAsking(false)}
          footer={
            <>
              <button type="button" className="button" onClick={() => setAsking(false)}>
                Let it run
              </button>
              <button type="button" className="button danger" autoFocus disabled={act.isPending} onClick={() => act.mutate('cancel')}>
                Cancel it
              </button>
            </>
          }
        >
          <p>
            “{mission.title}” stops. Steps that are done stay done; the others are cancelled, and you can retry them later.
          </p>
        </Dialog>
      )}
    </>
  );
}
