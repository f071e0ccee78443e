// A new password by a link.
import { Button } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { personSchema } from '../../shared/api/people.ts';
import { callApi } from '../people/api.ts';
import { useCameIn } from '../people/use-came-in.ts';
import { ErrorNote } from '../ui/error-note.tsx';
import classes from './accounts.module.css';
import { NewPassword } from './new-password.tsx';

export function ResetForm({ token, email }: { readonly token: string; readonly email: string }): ReactNode {
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const cameIn = useCameIn();
  const set = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    const answer = await callApi('/resets/use', personSchema, { token, password });
    if (answer.ok) return cameIn('/');
    setBusy(false);
    setProblem(answer.refusal.message);
  };
  return (
    <form className={classes.form} onSubmit={(event) => void set(event)}>
      {/* So that the browser's own store of passwords knows whose this is. */}
      <input type="hidden" autoComplete="username" value={email} readOnly />
      <NewPassword label="New password" value={password} onChange={setPassword} />
      {problem && <ErrorNote>{problem}</ErrorNote>}
      <Button type="submit" loading={busy}>
        Set it and sign in
      </Button>
    </form>
  );
}
