// E-mail and password.
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { z } from 'zod';
import { emailSchema } from '../../shared/accounts.ts';
import { ErrorNote } from '../ui/error-note.tsx';
import classes from './accounts.module.css';
import { useEntry } from './use-entry.ts';

/** What is missing is said here; whether it is right, the server says. */
const filledIn = z.object({
  email: emailSchema,
  password: z.string().min(1, { error: 'Your password is missing.' }),
});

export function SignInForm(): ReactNode {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const { busy, fields, problem, come } = useEntry('/sign-in', filledIn);
  return (
    <>
      <h1 className={classes.question}>Sign in</h1>
      <form className={classes.form} noValidate onSubmit={(event) => void come(event, { email, password })}>
        <TextInput
          name="email"
          label="E-mail"
          type="email"
          autoComplete="username"
          autoFocus
          error={fields['email']}
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <PasswordInput
          name="password"
          label="Password"
          autoComplete="current-password"
          error={fields['password']}
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
