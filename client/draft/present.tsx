// Who is here: one avatar a session; pressing it goes to where they are.
import { Tooltip, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { type ReactNode, useMemo } from 'react';
import type { PersonId } from '../../shared/newsroom.ts';
import type { Standing } from '../hooks/use-draft-state.ts';
import { usePeople } from '../hooks/use-people.ts';
import { derived, saysTheSame } from '../hooks/use-watched.ts';
import { useStanding } from '../review/review-context.tsx';
import { Avatar } from '../ui/avatar.tsx';
import classes from './draft.module.css';

export function Present({ onGo }: { onGo: (session: string) => void }): ReactNode {
  const others = useStanding(useMemo(othersOf, []));
  const { nameOf } = usePeople();
  return (
    <ul className={classes.present} aria-label="Who is here">
      {others.map((one) => (
        <li key={one.session}>
          <Tooltip label={one.isInText ? `Go to ${nameOf(one.person)}` : `${nameOf(one.person)} is here`}>
            <UnstyledButton disabled={!one.isInText} onClick={() => onGo(one.session)}>
              <VisuallyHidden>Go to {nameOf(one.person)}</VisuallyHidden>
              <Avatar name={nameOf(one.person)} />
            </UnstyledButton>
          </Tooltip>
        </li>
      ))}
    </ul>
  );
}

type Other = { readonly session: string; readonly person: PersonId; readonly isInText: boolean };

/** Where in the text they are does not matter here, and changes with every letter. */
function othersOf(): (standing: Standing) => readonly Other[] {
  return derived(
    ({ presence, session }: Standing) => [presence, session] as const,
    (presence, own) =>
      presence
        .filter(({ session }) => session !== own)
        .map(({ session, person, cursor }) => ({ session, person, isInText: cursor !== null })),
    saysTheSame,
  );
}
