import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { api, ApiError, companyPath } from '../api/client';
import { policyQuery } from '../api/queries';
import type { JsonObject, Policy } from '../api/types';
import { say } from '../ui/Toasts';
import { diff } from './diff';
import { validate, type Faults } from './schema';

/** The draft of one policy: as a value, as text, checked as one types, saved against the version it grew from. */
export function usePolicyEditor(company: string, policy: Policy) {
  const client = useQueryClient();
  const [base, setBase] = useState(policy);
  const [draft, setDraft] = useState<JsonObject>(policy.value);
  const [text, setText] = useState(() => JSON.stringify(policy.value, null, 2));
  const [textFault, setTextFault] = useState<string | null>(null);
  const [serverFaults, setServerFaults] = useState<Faults>({});

  const faults = useMemo(() => ({ ...validate(draft, base.schema), ...serverFaults }), [draft, base.schema, serverFaults]);
  const changes = useMemo(() => diff(base.value, draft), [base.value, draft]);

  const edit = (value: JsonObject) => {
    setDraft(value);
    setText(JSON.stringify(value, null, 2));
    setTextFault(null);
    setServerFaults({});
  };
  const editText = (next: string) => {
    setText(next);
    setServerFaults({});
    try {
      const value: unknown = JSON.parse(next);
      if (typeof value !== 'object' || value === null || Array.isArray(value)) {
        setTextFault('A rule is an object in braces.');
        return;
      }
      setTextFault(null);
      setDraft(value as JsonObject);
    } catch (error) {
      setTextFault(error instanceof Error ? error.message : 'This is not JSON yet.');
    }
  };
  const adopt = (latest: Policy, keepDraft: boolean) => {
    setBase(latest);
    if (!keepDraft) edit(latest.value);
  };

  const save = useMutation({
    mutationFn: (value: JsonObject) => api.put<Policy>(companyPath(company, `/policies/${encodeURIComponent(policy.key)}`), { value }, { 'if-match': `"${base.version}"` }),
    onSuccess: (after) => {
      adopt(after, false);
      say('Saved. It is in force now.');
      void client.invalidateQueries({ queryKey: [company, 'policies'] });
    },
    onError: (error) => {
      if (error instanceof ApiError && error.status === 400 && error.problem.errors) {
        setServerFaults(Object.fromEntries(Object.entries(error.problem.errors).map(([path, messages]) => [path.replace(/^\$?\.?(\/?value)?/, '').replaceAll('.', '/'), messages])));
      }
    },
  });
  const conflict = save.error instanceof ApiError && (save.error.status === 412 || save.error.status === 409);
  const reload = useMutation({
    mutationFn: (_keepDraft: boolean) => client.fetchQuery({ ...policyQuery(company, policy.key), staleTime: 0 }),
    onSuccess: (latest, keepDraft) => {
      adopt(latest, keepDraft);
      save.reset();
    },
  });

  return { base, draft, text, textFault, faults, changes, edit, editText, save, conflict, reload, valid: textFault === null && Object.keys(faults).length === 0, dirty: changes.length > 0 };
}

export type PolicyEditing = ReturnType<typeof usePolicyEditor>;
