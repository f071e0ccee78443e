// A new password by a link.
import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { accountRequests } from '../../shared/accounts.ts';
import { ErrorNote } from '../ui/error-note.tsx';
import classes from './accounts.module.css';
import { NewPassword } from './new-password.tsx';
import { useEntry } from './use-entry.ts';
import { WhosePassword } from './whose-password.tsx';

export function ResetForm({ token, email }: { readonly token: string; readonly email: string }): ReactNode {
  const [password, setPassword] = useState('');
  const { busy, fields, problem, come } = useEntry('/resets/use', accountRequests.useReset, '/');
  return (
    <form className={classes.form} noValidate onSubmit={(event) => void come(event, { token, password })}>
      <WhosePassword email={email} />
      <NewPassword
        label="New password"
        value={password}
        error={fields['password']}
        autoFocus
        onChange={setPassword}
      />
      {problem && <ErrorNote>{problem}</ErrorNote>}
      <Button type="submit" loading={busy}>
        Set it and sign in
      </Button>
    </form>
  );
}
