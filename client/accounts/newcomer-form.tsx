// Who somebody is who comes in for the first time.
import { Button, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { accountRequests } from '../../shared/accounts.ts';
import { ErrorNote } from '../ui/error-note.tsx';
import classes from './accounts.module.css';
import { handleFrom } from './handle-from.ts';
import { NewPassword } from './new-password.tsx';
import { useEntry } from './use-entry.ts';

type Props = {
  readonly by: 'set-up' | 'invitation';
  readonly token: string;
  /** The address the invitation names; null when it is chosen here. */
  readonly email: string | null;
};

const WAYS = {
  /** The first chief has people to invite. */
  'set-up': { path: '/set-up', act: 'Open the newsroom', to: '/newsroom' },
  invitation: { path: '/invitations/accept', act: 'Come in', to: '/' },
} as const;

export function NewcomerForm({ by, token, email }: Props): ReactNode {
  const { path, act, to } = WAYS[by];
  const [name, setName] = useState('');
  const [handle, setHandle] = useState<string | null>(null);
  const [address, setAddress] = useState(email ?? '');
  const [password, setPassword] = useState('');
  const schema = by === 'set-up' || email === null ? accountRequests.setUp : accountRequests.accept;
  const { busy, fields, problem, come } = useEntry(path, schema, to);
  const shown = handle ?? handleFrom(name);
  const who = { token, name, handle: shown, email: address, password };
  return (
    <form className={classes.form} noValidate onSubmit={(event) => void come(event, who)}>
      <TextInput
        name="name"
        label="Your name"
        description="As colleagues see it beside what you write and say."
        autoComplete="name"
        autoFocus
        maxLength={80}
        error={fields['name']}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        name="handle"
        label="Handle"
        description="Colleagues call you by it: @handle."
        leftSection="@"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={32}
        error={fields['handle']}
        value={shown}
        onChange={(event) => setHandle(event.currentTarget.value)}
      />
      <TextInput
        name="email"
        label="E-mail"
        description={
          email === null ? 'You sign in with it.' : 'You sign in with it. The invitation is for this address.'
        }
        type="email"
        autoComplete="username"
        readOnly={email !== null}
        error={fields['email']}
        value={address}
        onChange={(event) => setAddress(event.currentTarget.value)}
      />
      <NewPassword value={password} error={fields['password']} onChange={setPassword} />
      {problem && <ErrorNote>{problem}</ErrorNote>}
      <Button type="submit" loading={busy}>
        {act}
      </Button>
    </form>
  );
}
