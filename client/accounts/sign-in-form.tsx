// E-mail and password.
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { personSchema } from '../../shared/api/people.ts';
import { callApi } from '../people/api.ts';
import { useCameIn } from '../people/use-came-in.ts';
import { ErrorNote } from '../ui/error-note.tsx';
import classes from './accounts.module.css';

export function SignInForm(): ReactNode {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const cameIn = useCameIn();
  const knock = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    const answer = await callApi('/sign-in', personSchema, { email, password });
    if (answer.ok) return cameIn();
    setBusy(false);
    setProblem(answer.refusal.message);
  };
  return (
    <>
      <h1 className={classes.question}>Sign in</h1>
      <form className={classes.form} onSubmit={(event) => void knock(event)}>
        <TextInput
          label="E-mail"
          type="email"
          autoComplete="username"
          required
          data-autofocus
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <PasswordInput
          label="Password"
          autoComplete="current-password"
          required
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        {problem && <ErrorNote>{problem}</ErrorNote>}
        <Button type="submit" loading={busy}>
          Sign in
        </Button>
      </form>
      <p className={classes.note}>
        No account yet, or a forgotten password? A chief of the newsroom makes you a link for either.
      </p>
    </>
  );
}
