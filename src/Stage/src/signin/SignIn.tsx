import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { Evening } from './Evening';
import { signIn } from './session';
import './signin.css';

/** Asks for an API key and trades it for a session. */
export function SignIn() {
  const client = useQueryClient();
  const [key, setKey] = useState('');
  const enter = useMutation({
    mutationFn: signIn,
    onSuccess: (session) => {
      setKey('');
      // What was refused before is asked again; clearing the cache would leave whoever watches it with the refusal.
      client.setQueryData(['session'], session);
      void client.resetQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (key.trim() !== '') enter.mutate(key.trim());
  };
  return (
    <main className="signin">
      <div className="signin-windows" aria-hidden="true" />
      <Evening />
      <form className="signin-card panel" onSubmit={submit}>
        <div className="signin-logo">AgentOps</div>
        <h1>The office is open. Show your key.</h1>
        <label className="field">
          <span>API key</span>
          <input className="input" type="password" name="key" value={key} onChange={(event) => setKey(event.target.value)} autoComplete="current-password" autoFocus aria-invalid={enter.isError} aria-describedby="signin-help" />
        </label>
        {enter.isError && (
          <p className="field-error" role="alert">
            {enter.error.message}
          </p>
        )}
        <button className="button primary large" type="submit" disabled={enter.isPending}>
          {enter.isPending ? 'Opening…' : 'Enter'}
        </button>
        <p id="signin-help" className="field-hint">
          The first run prints the admin key once and keeps it in <code>.agentops/admin.key</code>. It is traded for a session and stored nowhere in this browser.
        </p>
      </form>
    </main>
  );
}
