// Who somebody is who comes in for the first time.
import { Button, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { personSchema } from '../../shared/api/people.ts';
import { callApi } from '../people/api.ts';
import { useCameIn } from '../people/use-came-in.ts';
import { ErrorNote } from '../ui/error-note.tsx';
import classes from './accounts.module.css';
import { handleFrom } from './handle-from.ts';
import { NewPassword } from './new-password.tsx';

type Props = {
  readonly path: '/set-up' | '/invitations/accept';
  readonly token: string;
  /** The address the invitation names; null when it is chosen here. */
  readonly email: string | null;
  readonly act: string;
};

export function NewcomerForm({ path, token, email, act }: Props): ReactNode {
  const [name, setName] = useState('');
  const [handle, setHandle] = useState<string | null>(null);
  const [address, setAddress] = useState(email ?? '');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const cameIn = useCameIn();
  const shown = handle ?? handleFrom(name);
  const come = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    const who = { token, name, handle: shown, password, ...(email === null && { email: address }) };
    const answer = await callApi(path, personSchema, who);
    if (answer.ok) return cameIn('/');
    setBusy(false);
    setProblem(answer.refusal.message);
  };
  return (
    <form className={classes.form} onSubmit={(event) => void come(event)}>
      <TextInput
        label="Your name"
        description="As colleagues see it beside what you write and say."
        autoComplete="name"
        required
        maxLength={80}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        label="Handle"
        description="Colleagues call you by it: @handle."
        leftSection="@"
        required
        minLength={3}
        maxLength={32}
        value={shown}
        onChange={(event) => setHandle(event.currentTarget.value)}
      />
      <TextInput
        label="E-mail"
        description={
          email === null ? 'You sign in with it.' : 'You sign in with it. The invitation is for this address.'
        }
        type="email"
        autoComplete="username"
        required
        readOnly={email !== null}
        value={address}
        onChange={(event) => setAddress(event.currentTarget.value)}
      />
      <NewPassword value={password} onChange={setPassword} />
      {problem && <ErrorNote>{problem}</ErrorNote>}
      <Button type="submit" loading={busy}>
        {act}
      </Button>
    </form>
  );
}
