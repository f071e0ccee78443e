// The form of a new token.
import { Button, NativeSelect, SegmentedControl, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { madeTokenSchema, type Scope } from '../../shared/api/tokens.ts';
import { ErrorNote } from '../ui/error-note.tsx';
import classes from './doors.module.css';
import { useAct } from './use-act.ts';

type Props = { readonly onMade: (secret: string) => void; readonly onClose: () => void };

const SCOPES: Readonly<Record<string, readonly Scope[]>> = {
  Reads: ['read'],
  Asks: ['write'],
  Both: ['read', 'write'],
};

const DAYS = [
  { label: '30 days', value: '30' },
  { label: '90 days', value: '90' },
  { label: 'A year', value: '365' },
  { label: 'Until it is revoked', value: '' },
];

export function TokenForm({ onMade, onClose }: Props): ReactNode {
  const { busy, problem, ask } = useAct('tokens');
  const [name, setName] = useState('');
  const [scope, setScope] = useState('Reads');
  const [days, setDays] = useState('90');
  const make = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const body = { name, scopes: SCOPES[scope], days: days === '' ? null : Number(days) };
    const made = await ask('/tokens', madeTokenSchema, body);
    if (made) onMade(made.secret);
  };
  return (
    <form className={classes.form} aria-label="New token" onSubmit={(event) => void make(event)}>
      <TextInput
        label="What it is for"
        placeholder="The website’s importer"
        maxLength={60}
        required
        autoFocus
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <div className={classes.pair}>
        <div>
          <p className={classes.label} id="token-scope">
            What it does
          </p>
          <SegmentedControl
            aria-labelledby="token-scope"
            data={Object.keys(SCOPES)}
            value={scope}
            onChange={setScope}
          />
        </div>
        <NativeSelect
          label="Good for"
          data={DAYS}
          value={days}
          onChange={(event) => setDays(event.currentTarget.value)}
        />
      </div>
      {problem && <ErrorNote>{problem}</ErrorNote>}
      <div className={classes.acts}>
        <Button type="submit" loading={busy} disabled={!name.trim()}>
          Make it
        </Button>
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
