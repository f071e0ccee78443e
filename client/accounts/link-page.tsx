// Where the links lead: the first chief's, an invitation, a new password. The token stands behind the #, where no server
// sees it, and leaves the address as soon as it is read.
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { Link as RouterLink } from 'react-router';
import { type Link, linkSchema } from '../../shared/accounts.ts';
import type { Refusal } from '../../shared/review/refusal.ts';
import { callApi } from '../people/api.ts';
import { desksOf, ROLE_NAMES } from '../people/names.ts';
import peopleClasses from '../people/people.module.css';
import { ErrorNote } from '../ui/error-note.tsx';
import { Page } from '../ui/page.tsx';
import { Waiting } from '../ui/waiting.tsx';
import classes from './accounts.module.css';
import { NewcomerForm } from './newcomer-form.tsx';
import { ResetForm } from './reset-form.tsx';

export function LinkPage(): ReactNode {
  const token = useTokenOfAddress();
  const link = useQuery({
    queryKey: ['link', token],
    queryFn: () => callApi('/links/look', linkSchema, { token }),
    enabled: token !== '',
    staleTime: Number.POSITIVE_INFINITY,
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
      {link.data?.ok && <Opened link={link.data.value} token={token} />}
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
        <NewcomerForm path="/set-up" token={token} email={null} act="Open the newsroom" />
      </>
    );
  if (link.kind === 'invitation')
    return (
      <>
        <h1 className={classes.question}>Welcome to the newsroom</h1>
        <p className={classes.note}>
          {link.invitedBy} invites you as{' '}
          {[ROLE_NAMES[link.role].toLowerCase(), desksOf(link)].filter(Boolean).join(', ')}.
        </p>
        <NewcomerForm path="/invitations/accept" token={token} email={link.email} act="Come in" />
      </>
    );
  return (
    <>
      <h1 className={classes.question}>A new password, {link.name}</h1>
      <p className={classes.note}>
        For {link.email}. Wherever you are signed in otherwise, you are signed out.
      </p>
      <ResetForm token={token} email={link.email} />
    </>
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
      <Button component={RouterLink} to="/sign-in" variant="default" mt="lg">
        To the door
      </Button>
    </>
  );
}

function useTokenOfAddress(): string {
  const [token] = useState(() => location.hash.slice(1));
  useEffect(() => {
    if (location.hash !== '') history.replaceState(history.state, '', location.pathname);
  }, []);
  return token;
}
