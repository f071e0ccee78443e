// Where I am signed in, and the way to end what is not me.
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { endedSchema, type SignedInSession, sessionsSchema } from '../../shared/accounts.ts';
import { readApi } from '../people/api.ts';
import doors from '../people/doors.module.css';
import { Moment } from '../people/moment.tsx';
import { useAct } from '../people/use-act.ts';
import { ErrorNote } from '../ui/error-note.tsx';
import { browserName } from './browser-name.ts';

export function SessionsSection(): ReactNode {
  const sessions = useQuery({
    queryKey: ['sessions'],
    queryFn: () => readApi('/me/sessions', sessionsSchema),
  });
  const { busy, problem, ask } = useAct('sessions');
  const all = sessions.data?.sessions ?? [];
  return (
    <section className={doors.section} aria-labelledby="sessions">
      <div className={doors.head}>
        <h2 id="sessions" className={doors.title}>
          Where you are signed in
        </h2>
        {all.length > 1 && (
          <Button
            size="compact-sm"
            variant="default"
            loading={busy}
            onClick={() => void ask('/me/sessions/end-others', endedSchema, {})}
          >
            Sign out everywhere else
          </Button>
        )}
      </div>
      {sessions.isError && <ErrorNote>{sessions.error.message}</ErrorNote>}
      {problem && <ErrorNote>{problem}</ErrorNote>}
      <ul className={doors.list} aria-label="Your sessions">
        {all.map((session) => (
          <Row
            key={session.id}
            session={session}
            busy={busy}
            onEnd={() => void ask('/me/sessions/end', endedSchema, { session: session.id })}
          />
        ))}
      </ul>
    </section>
  );
}

type RowProps = { readonly session: SignedInSession; readonly busy: boolean; readonly onEnd: () => void };

function Row({ session, busy, onEnd }: RowProps): ReactNode {
  const name = browserName(session.browser);
  return (
    <li className={doors.row}>
      <div className={doors.what}>
        <p className={doors.name}>{name}</p>
        <p className={doors.quiet}>
          <LastSeen session={session} /> · from {session.address} · signed in{' '}
          <Moment at={session.startedAt} isPast />
        </p>
      </div>
      {!session.isThis && (
        <Button size="compact-sm" variant="subtle" color="red" disabled={busy} onClick={onEnd}>
          Sign out<span className={doors.hidden}> {name}</span>
        </Button>
      )}
    </li>
  );
}

function LastSeen({ session }: { readonly session: SignedInSession }): ReactNode {
  if (session.isThis) return <strong>This one</strong>;
  if (session.isHere) return <strong>Open now</strong>;
  return (
    <>
      Last seen <Moment at={session.lastSeenAt} isPast />
    </>
  );
}
