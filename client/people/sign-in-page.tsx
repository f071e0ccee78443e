// The door: the demo's people, or e-mail and password; and what to do when there is nobody yet.
import type { ReactNode } from 'react';
import type { Door } from '../../shared/accounts.ts';
import { SignInForm } from '../accounts/sign-in-form.tsx';
import { StillHere } from '../accounts/still-here.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { Page } from '../ui/page.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { DemoPeople } from './demo-people.tsx';
import classes from './people.module.css';
import { useDoor } from './use-door.ts';

export function SignInPage(): ReactNode {
  const door = useDoor();
  return (
    <Page title="Sign in" narrow>
      <p className={classes.name}>Galley</p>
      {door.isPending && <Waiting>Knocking…</Waiting>}
      {door.isError && (
        <ErrorNote>The server cannot be reached. Load the page again when it is back.</ErrorNote>
      )}
      {door.data && <Inside door={door.data} />}
    </Page>
  );
}

function Inside({ door }: { readonly door: Door }): ReactNode {
  if (door.demo) return <DemoPeople />;
  if (door.setUp) return <NobodyYet />;
  return (
    <>
      <StillHere />
      <SignInForm />
    </>
  );
}

function NobodyYet(): ReactNode {
  return (
    <>
      <h1 className={classes.question}>This newsroom has nobody yet</h1>
      <p className={classes.note}>
        Its first chief comes in by a link that Galley prints where it was started, at every start until it is
        used. Open that link, and invite everybody else from inside.
      </p>
    </>
  );
}
