// Another password: every other session ends with the old one.
import { Button, PasswordInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { endedSchema, newPasswordSchema, ownAccountSchema } from '../../shared/accounts.ts';
import { readApi } from '../people/api.ts';
import doors from '../people/doors.module.css';
import { useAct } from '../people/use-act.ts';
import { ErrorNote } from '../ui/error-note.tsx';
import classes from './accounts.module.css';
import { NewPassword } from './new-password.tsx';
import { WhosePassword } from './whose-password.tsx';

/** The demo's people have none. */
export function PasswordSection(): ReactNode {
  const own = useQuery({ queryKey: ['account'], queryFn: () => readApi('/me/account', ownAccountSchema) });
  if (!own.data?.email) return null;
  return (
    <section className={doors.section} aria-labelledby="password">
      <h2 id="password" className={doors.title}>
        Password
      </h2>
      <p className={doors.quiet}>You sign in as {own.data.email}.</p>
      <PasswordForm email={own.data.email} />
    </section>
  );
}

function PasswordForm({ email }: { readonly email: string }): ReactNode {
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [tooShort, setTooShort] = useState<string>();
  const { busy, refusal, ask } = useAct('sessions');
  const isWrong = refusal?.code === 'no-match';
  const present = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (refusal?.code === 'no-match') present.current?.select();
  }, [refusal]);
  const change = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const judged = newPasswordSchema.safeParse(next);
    setTooShort(judged.error?.issues[0]?.message);
    if (!judged.success) return;
    if (!(await ask('/me/password', endedSchema, { current, next }))) return;
    setCurrent('');
    setNext('');
    notifications.show({ message: 'Your password is changed. You are signed out everywhere else.' });
  };
  return (
    <form className={classes.form} noValidate onSubmit={(event) => void change(event)}>
      <WhosePassword email={email} />
      <PasswordInput
        ref={present}
        name="current"
        label="Present password"
        autoComplete="current-password"
        error={isWrong && refusal.message}
        value={current}
        onChange={(event) => setCurrent(event.currentTarget.value)}
      />
      <NewPassword label="New password" value={next} error={tooShort} onChange={setNext} />
      {refusal && !isWrong && <ErrorNote>{refusal.message}</ErrorNote>}
      <Button type="submit" variant="default" loading={busy} disabled={!current || !next}>
        Change the password
      </Button>
    </form>
  );
}
