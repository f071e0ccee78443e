// What the newsroom calls me.
import { Button, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { personSchema } from '../../shared/api/people.ts';
import { useMe } from '../hooks/use-me.ts';
import doors from '../people/doors.module.css';
import { useAct } from '../people/use-act.ts';
import { ErrorNote } from '../ui/error-note.tsx';
import classes from './accounts.module.css';

export function NameSection(): ReactNode {
  const me = useMe();
  const [name, setName] = useState(me.name);
  const { busy, problem, ask } = useAct('account');
  const rename = (event: FormEvent): void => {
    event.preventDefault();
    void ask('/me/name', personSchema, { name });
  };
  return (
    <section className={doors.section} aria-labelledby="name">
      <h2 id="name" className={doors.title}>
        Your name
      </h2>
      <form className={classes.place} onSubmit={rename}>
        <TextInput
          aria-label="Your name"
          required
          maxLength={80}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button
          type="submit"
          variant="default"
          loading={busy}
          disabled={name.trim() === me.name || !name.trim()}
        >
          Change
        </Button>
      </form>
      {problem && <ErrorNote>{problem}</ErrorNote>}
    </section>
  );
}
