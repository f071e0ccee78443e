// The invitations, and making one: a link that lets one person in.
import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import {
  INVITATION_DAYS,
  type Invitation,
  invitationSchema,
  invitationsSchema,
  madeInvitationSchema,
} from '../../shared/accounts.ts';
import { usePeople } from '../hooks/use-people.ts';
import { readApi } from '../people/api.ts';
import doors from '../people/doors.module.css';
import { Moment } from '../people/moment.tsx';
import { desksOf, ROLE_NAMES } from '../people/names.ts';
import { SecretOnce } from '../people/secret-once.tsx';
import { useAct } from '../people/use-act.ts';
import { useDoor } from '../people/use-door.ts';
import { Empty } from '../ui/empty.tsx';
import { EndButton } from '../ui/end-button.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { type Place, PlaceFields } from './place-fields.tsx';

export function InvitationsSection(): ReactNode {
  const invitations = useQuery({
    queryKey: ['accounts', 'invitations'],
    queryFn: () => readApi('/invitations', invitationsSchema),
  });
  const [inviting, setInviting] = useState(false);
  const [link, setLink] = useState<string | null>(null);
  const open = invitations.data?.invitations.filter(({ standing }) => standing === 'open') ?? [];
  return (
    <section className={doors.section} aria-labelledby="invitations">
      <div className={doors.head}>
        <h2 id="invitations" className={doors.title}>
          Invitations
        </h2>
        {!inviting && (
          <Button size="compact-sm" onClick={() => setInviting(true)}>
            Invite somebody
          </Button>
        )}
      </div>
      <p className={doors.quiet}>
        An invitation is a link: send it to whom it is for. It lets one person in, within {INVITATION_DAYS}{' '}
        days.
      </p>
      {link && <SecretOnce title="The invitation’s link" secret={link} onDone={() => setLink(null)} />}
      {inviting && (
        <InviteForm
          onMade={(made) => {
            setLink(made);
            setInviting(false);
          }}
          onClose={() => setInviting(false)}
        />
      )}
      {invitations.isError && <ErrorNote>{invitations.error.message}</ErrorNote>}
      {invitations.data && open.length === 0 && !inviting && !link && (
        <Empty>No invitation is open. Invite somebody, and the link stands here.</Empty>
      )}
      {open.length > 0 && (
        <ul className={doors.list} aria-label="Open invitations">
          {open.map((invitation) => (
            <Row key={invitation.id} invitation={invitation} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Row({ invitation }: { readonly invitation: Invitation }): ReactNode {
  const { nameOf } = usePeople();
  const { busy, problem, ask } = useAct('accounts');
  const place = [ROLE_NAMES[invitation.role], desksOf(invitation)].filter(Boolean).join(' · ');
  return (
    <li className={doors.row}>
      <div className={doors.what}>
        <p className={doors.name}>{invitation.email ?? 'Whoever has the link'}</p>
        <p className={doors.quiet}>
          {place} · by {nameOf(invitation.createdBy)} · expires <Moment at={invitation.expiresAt} />
        </p>
        {problem && <ErrorNote>{problem}</ErrorNote>}
      </div>
      <EndButton
        act="Withdraw"
        what={`the invitation for ${invitation.email ?? place}`}
        warning="The link lets nobody in any more."
        busy={busy}
        onEnd={() => void ask(`/invitations/${invitation.id}/revoke`, invitationSchema, {})}
      />
    </li>
  );
}

type FormProps = { readonly onMade: (link: string) => void; readonly onClose: () => void };

function InviteForm({ onMade, onClose }: FormProps): ReactNode {
  const isDemo = useDoor().data?.demo ?? false;
  const [chosen, setPlace] = useState<Place>({ role: 'writer', desks: [] });
  // The first account of its own ends the demo, and its owner lets the others in.
  const place = isDemo ? { ...chosen, role: 'chief' as const } : chosen;
  const [email, setEmail] = useState('');
  const { busy, problem, refusal, ask } = useAct('accounts');
  const isTaken = refusal?.field === 'email';
  const invite = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const made = await ask('/invitations', madeInvitationSchema, { ...place, email: email.trim() || null });
    if (made) onMade(made.link);
  };
  return (
    <form className={doors.form} aria-label="New invitation" onSubmit={(event) => void invite(event)}>
      {isDemo && (
        <p className={doors.quiet}>
          The first account of its own is a chief’s. When they come in, the demo ends: its people are signed
          out for good, and the drafts stay.
        </p>
      )}
      <PlaceFields of="whoever is invited" place={place} isChief={isDemo} onChange={setPlace} />
      <TextInput
        label="E-mail"
        description="Leave it empty, and whoever has the link chooses their own."
        type="email"
        autoComplete="off"
        error={isTaken && problem}
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      {problem && !isTaken && <ErrorNote>{problem}</ErrorNote>}
      <div className={doors.acts}>
        <Button type="submit" loading={busy}>
          Make the link
        </Button>
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
