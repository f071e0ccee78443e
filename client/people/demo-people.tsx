// The demo newsroom's people, one click each.
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Colours } from '../ui/colours.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { Waiting } from '../ui/waiting.tsx';
import classes from './people.module.css';
import { PersonRow } from './person-row.tsx';
import { fetchDemoPeople } from './session.ts';
import { useSignIn } from './use-sign-in.ts';

export function DemoPeople(): ReactNode {
  const people = useQuery({ queryKey: ['demo-people'], queryFn: fetchDemoPeople });
  const signIn = useSignIn();
  if (people.isPending) return <Waiting>Asking who works here…</Waiting>;
  if (!people.data)
    return <ErrorNote>The server does not answer as it should. Load the page again in a moment.</ErrorNote>;
  return (
    <Colours names={people.data.map((person) => person.name).toSorted((a, b) => a.localeCompare(b))}>
      <h1 className={classes.question}>Who are you today?</h1>
      <p className={classes.note}>
        This is a demo newsroom. Its people are made up, its drafts are yours to change, and anybody at this
        computer may be any of them. Open a second person beside you to see two hands in one article.
      </p>
      {signIn.problem && <ErrorNote>{signIn.problem}</ErrorNote>}
      <ul className={classes.people} aria-label="The newsroom’s people">
        {people.data.map((person) => (
          <PersonRow
            key={person.id}
            person={person}
            busy={signIn.busy}
            onChoose={() => signIn.as(person.handle)}
          />
        ))}
      </ul>
    </Colours>
  );
}
