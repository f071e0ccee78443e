// Another password: every other session ends with the old one.
import { Button, PasswordInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { endedSchema, ownAccountSchema } from '../../shared/accounts.ts';
import { readApi } from '../people/api.ts';
import doors from '../people/doors.module.css';
import { useAct } from '../people/use-act.ts';
import { ErrorNote } from '../ui/error-note.tsx';
import classes from './accounts.module.css';
import { NewPassword } from './new-password.tsx';

/** The demo's people have none. */
export function PasswordSection(): ReactNode {
  const own = useQuery({ queryKey: ['account'], queryFn: () => readApi('/me/account', ownAccountSchema) });
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const { busy, problem, ask } = useAct('sessions');
  const change = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const done = await ask('/me/password', endedSchema, { current, next });
    if (!done) return;
    setCurrent('');
    setNext('');
    notifications.show({ message: 'Your password is changed. You are signed out everywhere else.' });
  };
  if (!own.data?.email) return null;
  return (
    <section className={doors.section} aria-labelledby="password">
      <h2 id="password" className={doors.title}>
        Password
      </h2>
      <p className={doors.quiet}>You sign in as {own.data.email}.</p>
      <form className={classes.form} onSubmit={(event) => void change(event)}>
        <PasswordInput
          label="Present password"
          autoComplete="current-password"
          required
          value={current}
          onChange={(event) => setCurrent(event.currentTarget.value)}
        />
        <NewPassword label="New password" value={next} onChange={setNext} />
        {problem && <ErrorNote>{problem}</ErrorNote>}
        <Button type="submit" variant="default" loading={busy} disabled={!current || !next}>
          Change the password
        </Button>
      </form>
    </section>
  );
}
