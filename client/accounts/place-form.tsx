// Another role or other desks for somebody: it counts from their next act on.
import { Button } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { type Account, accountSchema } from '../../shared/accounts.ts';
import doors from '../people/doors.module.css';
import { useAct } from '../people/use-act.ts';
import { ErrorNote } from '../ui/error-note.tsx';
import { type Place, PlaceFields } from './place-fields.tsx';

type Props = { readonly account: Account; readonly onDone: () => void };

export function PlaceForm({ account, onDone }: Props): ReactNode {
  const [place, setPlace] = useState<Place>({ role: account.role, desks: account.desks });
  const { busy, problem, ask } = useAct('accounts');
  const set = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (await ask(`/accounts/${account.id}/place`, accountSchema, place)) onDone();
  };
  return (
    <form
      className={doors.form}
      aria-label={`Role and desks of ${account.name}`}
      onSubmit={(event) => void set(event)}
    >
      <PlaceFields of={account.name} place={place} onChange={setPlace} />
      <p className={doors.quiet}>It counts at once, also for what they have open.</p>
      {problem && <ErrorNote>{problem}</ErrorNote>}
      <div className={doors.acts}>
        <Button type="submit" loading={busy}>
          Set
        </Button>
        <Button variant="default" onClick={onDone}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
