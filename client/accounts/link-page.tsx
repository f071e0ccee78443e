// Where the links lead: the first chief's, an invitation, a new password. The token stands behind the #, where no server
// sees it, and leaves the address as soon as it is read.
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link as RouterLink } from 'react-router';
import { type Link, linkSchema } from '../../shared/accounts.ts';
import type { Refusal } from '../../shared/review/refusal.ts';
import { callApi } from '../people/api.ts';
import { desksOf, ROLE_NAMES } from '../people/names.ts';
import peopleClasses from '../people/people.module.css';
import { useDoor } from '../people/use-door.ts';
import { ErrorNote } from '../ui/error-note.tsx';
import { Page } from '../ui/page.tsx';
import { Waiting } from '../ui/waiting.tsx';
import classes from './accounts.module.css';
import { NewcomerForm } from './newcomer-form.tsx';
import { ResetForm } from './reset-form.tsx';
import { StillHere } from './still-here.tsx';
import { useLinkToken } from './use-link-token.ts';

export function LinkPage(): ReactNode {
  const token = useLinkToken();
  const link = useQuery({
    queryKey: ['link', token],
    queryFn: () => callApi('/links/look', linkSchema, { token }),
    enabled: token !== '',
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  return (
    <Page title="Come in" narrow>
      <p className={peopleClasses.name}>Galley</p>
      {token === '' && (
        <Dead because="This address is not whole: the link goes on behind the #. Copy all of it." />
      )}
      {token !== '' && link.isPending && <Waiting>Looking at your link…</Waiting>}
      {link.data && !link.data.ok && (
        <NotOpened refusal={link.data.refusal} onAgain={() => void link.refetch()} />
      )}
      {link.data?.ok && <Opened key={token} link={link.data.value} token={token} />}
    </Page>
  );
}

function Opened({ link, token }: { readonly link: Link; readonly token: string }): ReactNode {
  if (link.kind === 'set-up')
    return (
      <>
        <h1 className={classes.question}>Open your newsroom</h1>
        <p className={classes.note}>
          You are its first chief: you invite the others, and give them their roles and desks. This link works
          once.
        </p>
        <NewcomerForm by="set-up" token={token} email={null} />
      </>
    );
  if (link.kind === 'invitation')
    return (
      <>
        <h1 className={classes.question}>Welcome to the newsroom</h1>
        <p className={classes.note}>
          {link.invitedBy} invites you as {link.role === 'editor' ? 'an' : 'a'}{' '}
          {[ROLE_NAMES[link.role].toLowerCase(), desksOf(link)].filter(Boolean).join(', ')}.
        </p>
        <EndOfDemo />
        <StillHere to="/" />
        <NewcomerForm by="invitation" token={token} email={link.email} />
      </>
    );
  return (
    <>
      <h1 className={classes.question}>A new password, {link.name}</h1>
      <p className={classes.note}>
        For {link.email}. Wherever you are signed in otherwise, you are signed out.
      </p>
      <StillHere to="/" />
      <ResetForm token={token} email={link.email} />
    </>
  );
}

function EndOfDemo(): ReactNode {
  const door = useDoor();
  if (!door.data?.demo) return null;
  return (
    <p className={classes.note}>
      Yours is the first account of its own here: when you come in, the demo ends. Its people are signed out
      for good; the drafts stay.
    </p>
  );
}

type NotOpenedProps = { readonly refusal: Refusal; readonly onAgain: () => void };

/** A server that is away says nothing about the link. */
function NotOpened({ refusal, onAgain }: NotOpenedProps): ReactNode {
  if (refusal.code === 'link-dead' || refusal.code === 'not-found') return <Dead because={refusal.message} />;
  return (
    <>
      <h1 className={classes.question}>Your link waits</h1>
      <ErrorNote>It cannot be looked at just now, and stays as it is. {refusal.message}</ErrorNote>
      <Button variant="default" mt="lg" onClick={onAgain}>
        Try again
      </Button>
    </>
  );
}

function Dead({ because }: { readonly because: string }): ReactNode {
  return (
    <>
      <h1 className={classes.question}>This link leads nowhere</h1>
      <ErrorNote>{because}</ErrorNote>
      <Button component={RouterLink} to="/" variant="default" mt="lg">
        To the newsroom
      </Button>
    </>
  );
}
